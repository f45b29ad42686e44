package dev.annals.platform.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NoteTest {

    /** The keys and the note with which implementations of signed notes are compared, from Go's sumdb/note. */
    private static final String KEY = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";

    private static final String PRIVATE_KEY = "AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz";
    private static final String TEXT = """
            If you think cryptography is the answer to your problem,
            then you don't know what your problem is.
            """;
    private static final String NOTE = TEXT
            + "\n— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n";

    private final NoteSigner signer = NoteSigner.of("example.org/log", new byte[32]);

    @Test
    void theKnownKeySignsTheKnownNote() {
        byte[] typed = Base64.getDecoder().decode(PRIVATE_KEY);
        NoteSigner peter = NoteSigner.of("PeterNeumann", Arrays.copyOfRange(typed, 1, typed.length));

        assertThat(peter.key().text()).isEqualTo(KEY);
        assertThat(peter.sign(TEXT)).isEqualTo(NOTE);
        assertThat(NoteKey.parse(KEY)).isEqualTo(peter.key());
    }

    @Test
    void theKnownNoteIsSignedByTheKnownKeyAndNoOther() {
        Note note = Note.parse(NOTE);

        assertThat(note.text()).isEqualTo(TEXT);
        assertThat(note.isSignedBy(NoteKey.parse(KEY))).isTrue();
        assertThat(note.isSignedBy(signer.key())).isFalse();
    }

    @Test
    void aChangedByteIsSeenWhereverItIs() {
        NoteKey key = NoteKey.parse(KEY);
        for (int i = 0; i < NOTE.length(); i++) {
            char changed = NOTE.charAt(i) == 'x' ? 'y' : 'x';
            String note = NOTE.substring(0, i) + changed + NOTE.substring(i + 1);
            boolean holds;
            try {
                holds = Note.parse(note).isSignedBy(key)
                        && Note.parse(note).text().equals(TEXT);
            } catch (IllegalArgumentException noNote) {
                holds = false;
            }
            assertThat(holds).as(note).isFalse();
        }
    }

    @Test
    void signaturesOfOthersArePassedOver() {
        String cosigned = NOTE + "— witness.example AAAAAAAA\n";

        assertThat(Note.parse(cosigned).isSignedBy(NoteKey.parse(KEY))).isTrue();
        assertThat(Note.parse(cosigned).signatures())
                .extracting("name")
                .isEqualTo(List.of("PeterNeumann", "witness.example"));
    }

    @Test
    void oneWrongSignatureOfTheKeySpoilsTheRightOne() {
        String wrong = NOTE.replace("x08go/ZJ", "x08go/ZK");

        assertThat(Note.parse(NOTE + wrong.substring(TEXT.length() + 1)).isSignedBy(NoteKey.parse(KEY)))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n",
                "text",
                "text\n",
                "text\n\n",
                "text\n\nno signature\n",
                "text\n\n— name\n",
                "text\n\n— name ====\n",
                "a\tb\n\n— n AAAAAAAA\n",
                "text\n\n— n AAAAAAAA"
            })
    void whatIsNoNoteIsRefused(String note) {
        assertThatThrownBy(() -> Note.parse(note)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "name",
                "a b+00000000+AQ==",
                "PeterNeumann+c74f20a4+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
                "PeterNeumann+c74f20a3+AhpcQQcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
            })
    void whatIsNoKeyIsRefused(String key) {
        assertThatThrownBy(() -> NoteKey.parse(key)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aCheckpointIsOpenedByItsOwnKeyOnly() {
        Checkpoint checkpoint = new Checkpoint("example.org/log", 20_852_163, new byte[32]);
        String note = signer.sign(checkpoint.text());

        assertThat(note)
                .startsWith(
                        "example.org/log\n20852163\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n\n— example.org/log ");
        assertThat(Checkpoint.open(note, signer.key())).isEqualTo(checkpoint);
        assertThatThrownBy(() -> Checkpoint.open(note, NoteKey.parse(KEY))).hasMessageContaining("not signed by");
    }

    @Test
    void aCheckpointOfAnotherLogIsRefusedAlthoughTheKeySignedIt() {
        String note = signer.sign(new Checkpoint("example.org/other", 1, new byte[32]).text());

        assertThatThrownBy(() -> Checkpoint.open(note, signer.key())).hasMessageContaining("one of example.org/other");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "o\n",
                "o\n1\n",
                "o\n01\nAAAA\n",
                "o\n-1\nAAAA\n",
                "o\n1\nAAAA\n",
                "o\n1\n!\n",
                "\n1\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n"
            })
    void whatIsNoCheckpointIsRefused(String text) {
        assertThatThrownBy(() -> Checkpoint.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aSignerIsNamedByItsKey() {
        assertThat(NoteSigner.namedByKey(new byte[32]).key().name()).matches("annals/[0-9a-f]{16}");
    }
}
