package dev.annals.projections;

import static org.assertj.core.api.Assertions.assertThat;

import dev.annals.api.identity.FragmentId;
import dev.annals.api.segment.SegmentEvent.SegmentArchived;
import dev.annals.platform.events.RecordedEvent;
import dev.annals.platform.events.StreamFold;
import dev.annals.testkit.InMemoryEventLog;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class StreamFoldTest {

    private static final FragmentId STREAM = new FragmentId(new UUID(1, 1));
    private static final FragmentId OTHER = new FragmentId(new UUID(2, 2));

    private final InMemoryEventLog log = new InMemoryEventLog();
    private final List<Integer> folded = new ArrayList<>();
    private final StreamFold<List<String>> archived = new StreamFold<>(log, STREAM, List.of(), this::and);

    private List<String> and(List<String> known, List<RecordedEvent> more) {
        folded.add(more.size());
        List<String> all = new ArrayList<>(known);
        more.forEach(recorded -> all.add(((SegmentArchived) recorded.event()).segment()));
        return all;
    }

    @Test
    void isWhatTheEventsOfTheStreamComeToAndReadsEachOnce() {
        log.append(STREAM, new SegmentArchived(STREAM, "a", 1));
        log.append(OTHER, new SegmentArchived(OTHER, "of another stream", 1));
        log.append(STREAM, new SegmentArchived(STREAM, "b", 1));

        assertThat(archived.get()).containsExactly("a", "b");
        log.append(STREAM, new SegmentArchived(STREAM, "c", 1));
        archived.refresh();
        assertThat(archived.get()).containsExactly("a", "b", "c");
        archived.refresh();

        assertThat(archived.get()).containsExactly("a", "b", "c");
        assertThat(folded).containsExactly(2, 1);
    }

    @Test
    void isNothingOfAStreamWithoutEvents() {
        assertThat(archived.get()).isEmpty();
        assertThat(folded).isEmpty();
    }
}
