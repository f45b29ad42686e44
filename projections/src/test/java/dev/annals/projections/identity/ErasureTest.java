package dev.annals.projections.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.annals.api.Event;
import dev.annals.api.identity.FragmentId;
import dev.annals.platform.events.RecordedEvent;
import dev.annals.platform.sealing.RecordCodec;
import dev.annals.platform.sealing.SealedRecords;
import dev.annals.testkit.InMemoryEventLog;
import dev.annals.testkit.InMemorySubjectKeys;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ErasureTest {

    private static final FragmentId FRAGMENT = Histories.fragment(1);

    private final InMemorySubjectKeys keys = new InMemorySubjectKeys();
    private final RecordCodec codec = new SealedRecords(keys);
    private final InMemoryEventLog log = new InMemoryEventLog();

    ErasureTest() {
        Histories.invent(5, 2, 80, false, log);
    }

    @Test
    void aRebuildAfterAnErasureEqualsWhatIsLeftOfTheLiveDocument() {
        List<byte[]> sealedEvents = log.stream(FRAGMENT, 0)
                .map(event -> codec.write((Record) event.event()))
                .toList();
        byte[] live = codec.write(fold(log.stream(FRAGMENT, 0)));

        keys.destroy(List.of(FRAGMENT));

        FragmentDocument left = codec.read(live, FragmentDocument.class);
        FragmentDocument rebuilt = fold(log.stream(FRAGMENT, 0)
                .map(event -> reread(event, sealedEvents.get(Math.toIntExact(event.sequence())))));
        assertThat(left.isNameless()).isTrue();
        assertThat(codec.read(codec.write(rebuilt), FragmentDocument.class)).isEqualTo(left);
        assertThat(keys.find(List.of(FRAGMENT)))
                .as("no key was made for a document with nothing personal in it")
                .isEmpty();
    }

    @Test
    void aStoredDocumentShowsNothingPersonal() {
        String stored = new String(codec.write(fold(log.stream(FRAGMENT, 0))), StandardCharsets.ISO_8859_1);

        assertThat(stored).doesNotContain("value-1", "text-", "account-", "plan");
    }

    private static FragmentDocument fold(Stream<RecordedEvent> stream) {
        return FragmentFold.of(FRAGMENT, stream).orElseThrow();
    }

    private RecordedEvent reread(RecordedEvent event, byte[] stored) {
        Event reread = (Event) codec.read(stored, event.event().getClass().asSubclass(Record.class));
        return new RecordedEvent(
                event.id(), event.stream(), event.sequence(), event.position(), event.at(), event.actor(), reread);
    }
}
