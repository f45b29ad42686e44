package dev.annals.app.oversight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.annals.api.access.RecordDenials;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DenialsTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final Denials denials = new Denials(Clock.fixed(NOON, ZoneOffset.UTC));

    @Test
    void refusalsOfTheSameKindAreOne() {
        Denials.Kind kind = new Denials.Kind("analyst:joe", 403, "GET /api/v1/audit", new UUID(1, 1));
        for (int i = 0; i < 1_000; i++) {
            denials.note(kind);
        }

        assertThat(denials.take())
                .containsExactly(
                        new RecordDenials("analyst:joe", 403, "GET /api/v1/audit", new UUID(1, 1), 1_000, NOON, NOON));
        assertThat(denials.take()).isEmpty();
    }

    @Test
    void whoeverAsksFromManyPlacesFillsNothing() {
        for (int i = 0; i < 10_000; i++) {
            denials.note(new Denials.Kind(null, 401, "GET /api/v1/audit", new UUID(0, i)));
        }

        List<RecordDenials> taken = denials.take();

        assertThat(taken).hasSize(Denials.MOST_KINDS + 1);
        assertThat(taken.stream().mapToLong(RecordDenials::times).sum()).isEqualTo(10_000);
        assertThat(taken.getLast().endpoint()).isEqualTo("other");
        assertThat(taken.getLast().origin()).isNull();
    }
}
