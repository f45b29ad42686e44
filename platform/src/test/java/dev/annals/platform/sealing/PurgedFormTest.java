package dev.annals.platform.sealing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.annals.api.access.AccessEvent.PersonalDataRead;
import dev.annals.api.identity.FragmentId;
import dev.annals.api.identity.IdentityEvent.FragmentOpened;
import dev.annals.api.identity.Namespace;
import dev.annals.api.interaction.InteractionEvent.InteractionRecorded;
import dev.annals.platform.crypto.Sha256;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PurgedFormTest {

    private static final FragmentId ANNA = new FragmentId(new UUID(1, 1));
    private static final FragmentId BEN = new FragmentId(new UUID(2, 2));
    private static final UUID PURGE = new UUID(5, 6);

    private final RecordingSubjectKeys keys = new RecordingSubjectKeys();
    private final SealedRecords records = new SealedRecords(keys);

    @Test
    void aPurgedRecordIsReadAsThatOfSomebodyWhoseKeyIsGone() {
        InteractionRecorded viewed = Interactions.productViewed(ANNA);
        byte[] stored = records.write(viewed);
        byte[] purged = purged(stored, InteractionRecorded.class);

        InteractionRecorded left = records.read(purged, InteractionRecorded.class);
        keys.destroy(List.of(ANNA));

        assertThat(left).isEqualTo(records.read(stored, InteractionRecorded.class));
        assertThat(left.content()).isNull();
        assertThat(left.occurredAt()).isEqualTo(viewed.occurredAt());
        assertThat(purged).hasSizeLessThan(stored.length);
    }

    @Test
    void nothingIsLeftOfWhatWasSealed() {
        byte[] stored = records.write(new FragmentOpened(ANNA, Namespace.EMAIL, "anna@example.org"));
        byte[] sealed = StoredTree.read(stored).path("value").binaryValue();

        byte[] purged = purged(stored, FragmentOpened.class);

        assertThat(sealed).hasSizeGreaterThan(20);
        assertThat(PurgedForm.is(stored)).isFalse();
        assertThat(PurgedForm.is(purged)).isTrue();
        assertThat(PurgedForm.purge(purged)).isEqualTo(PURGE);
        assertThat(PurgedForm.hash(purged)).isEqualTo(Sha256.digest().digest(stored));
        assertThat(StoredTree.read(purged).has("value")).isFalse();
        assertThat(new String(purged, ISO_8859_1)).doesNotContain(new String(sealed, 4, 16, ISO_8859_1));
        assertThat(SealedParts.of(FragmentOpened.class, purged)).isEmpty();
    }

    @Test
    void saysUnderWhoseKeySomethingIsSealed() {
        SealedParts parts = SealedParts.of(InteractionRecorded.class, records.write(Interactions.productViewed(ANNA)))
                .orElseThrow();

        assertThat(parts.subject()).isEqualTo(ANNA);
        assertThat(parts.generation()).isEqualTo(1);
        assertThat(SealedParts.mayBeIn(PersonalDataRead.class)).isFalse();
        assertThat(SealedParts.of(FragmentOpened.class, records.write(new FragmentOpened(BEN, Namespace.EMAIL, null))))
                .isEmpty();
    }

    private static byte[] purged(byte[] stored, Class<? extends Record> type) {
        return PurgedForm.of(
                PURGE,
                Sha256.digest().digest(stored),
                SealedParts.of(type, stored).orElseThrow().without());
    }
}
