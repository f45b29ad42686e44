package dev.annals.channels.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.annals.api.identity.FragmentId;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ConnectorQueueTest {

    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");

    private final ConnectorQueue queue = new ConnectorQueue();

    @Test
    void whatIsToldOfOnePersonOrOfOneAddressTakesTurns() {
        Waiting removal = waiting(1, id(1), Set.of(id(1), id(9)));
        Waiting add = waiting(2, id(2), Set.of(id(2), id(9)));
        Waiting behind = waiting(3, id(2), Set.of(id(2)));
        Waiting other = waiting(4, id(3), Set.of(id(3)));
        List.of(removal, add, behind, other).forEach(queue::add);

        assertThat(queue.take(NOW, 10)).containsExactly(removal, other);
        assertThat(queue.take(NOW, 10)).isEmpty();
        queue.remove(removal.delivery());
        assertThat(queue.take(NOW, 10)).containsExactly(add);
        queue.remove(add.delivery());
        assertThat(queue.take(NOW, 10)).containsExactly(behind);
    }

    @Test
    void whatNeedNotTakeTurnsIsSentAtOnce() {
        Waiting one = waiting(1, id(1), Set.of());
        Waiting two = waiting(2, id(1), Set.of());
        List.of(one, two).forEach(queue::add);

        assertThat(queue.take(NOW, 10)).containsExactly(one, two);
    }

    private static Waiting waiting(int number, FragmentId profile, Set<FragmentId> turns) {
        return new Waiting(new FragmentId(new UUID(2, number)), profile, number, 0, turns);
    }

    private static FragmentId id(int number) {
        return new FragmentId(new UUID(1, number));
    }
}
