package dev.annals.query.interaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.annals.api.access.AccessEvent.PersonalDataRead;
import dev.annals.api.identity.FragmentId;
import dev.annals.api.rejection.Rejected;
import dev.annals.platform.events.RecordedEvent;
import dev.annals.testkit.InMemoryEventLog;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class NewestFirstTest {

    private final InMemoryEventLog log = new InMemoryEventLog();
    private final Set<FragmentId> streams = new HashSet<>();

    @Test
    void everyEventComesOnceAndInOrderWhateverThePages() {
        for (int seed = 0; seed < 300; seed++) {
            NewestFirstTest each = new NewestFirstTest();
            Random random = new Random(seed);
            each.fill(random, 1 + random.nextInt(12), random.nextInt(300));

            List<Long> positions = each.pages(random);

            assertThat(positions)
                    .as("seed %d", seed)
                    .isEqualTo(LongStream.rangeClosed(1, each.log.events().size())
                            .map(i -> each.log.events().size() + 1 - i)
                            .boxed()
                            .toList());
        }
    }

    @Test
    void eventsThatComeInMeanwhileStayOutOfTheNextPages() {
        fill(new Random(1), 5, 100);
        NewestFirst first = new NewestFirst(log, streams, StreamCursor.START, 20);
        List<Long> positions = take(first, 20);
        fill(new Random(2), 5, 200);

        NewestFirst rest =
                new NewestFirst(log, streams, StreamCursor.parse(first.cursor().text()), 1_000);

        positions.addAll(take(rest, 1_000));
        assertThat(positions).hasSize(100).doesNotHaveDuplicates().allMatch(position -> position <= 100);
    }

    @Test
    void aStreamThatJoinsBetweenPagesIsReadBelowTheCursor() {
        fill(new Random(3), 6, 120);
        List<FragmentId> all = List.copyOf(streams);
        NewestFirst first = new NewestFirst(log, all.subList(0, 3), StreamCursor.START, 10);
        List<Long> positions = take(first, 10);
        long last = positions.getLast();

        NewestFirst rest =
                new NewestFirst(log, all, StreamCursor.parse(first.cursor().text()), 1_000);

        assertThat(take(rest, 1_000))
                .isEqualTo(LongStream.range(1, last).map(i -> last - i).boxed().toList());
    }

    @Test
    void aCursorThatIsNoneIsRefused() {
        for (String none : List.of("", "x", "%", "AAAA", "ü".repeat(9))) {
            assertThatExceptionOfType(Rejected.class).as(none).isThrownBy(() -> StreamCursor.parse(none));
        }
    }

    private void fill(Random random, int fragments, int until) {
        while (log.events().size() < until) {
            FragmentId stream = new FragmentId(new UUID(random.nextInt(fragments), 1));
            streams.add(stream);
            log.append(stream, new PersonalDataRead(stream, stream, "profile", "test"), "system");
        }
    }

    private List<Long> pages(Random random) {
        List<Long> positions = new ArrayList<>();
        StreamCursor cursor = StreamCursor.START;
        while (cursor != null) {
            int wanted = 1 + random.nextInt(40);
            NewestFirst page = new NewestFirst(log, streams, cursor, wanted);
            positions.addAll(take(page, wanted));
            StreamCursor next = page.cursor();
            cursor = next == null ? null : StreamCursor.parse(next.text());
        }
        return positions;
    }

    private static List<Long> take(NewestFirst events, int most) {
        List<Long> positions = new ArrayList<>();
        for (int i = 0; i < most; i++) {
            RecordedEvent event = events.next();
            if (event == null) {
                break;
            }
            positions.add(event.position());
        }
        return positions;
    }
}
