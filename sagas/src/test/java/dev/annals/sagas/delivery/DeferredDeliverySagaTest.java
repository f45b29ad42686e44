package dev.annals.sagas.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.annals.api.delivery.ChangeDelivery.WeighDelivery;
import dev.annals.api.delivery.DeliveryEvent.DeliveryDeferred;
import dev.annals.api.identity.FragmentId;
import dev.annals.api.rejection.Rejected;
import dev.annals.sagas.SagaCommands;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.axonframework.test.saga.SagaTestFixture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DeferredDeliverySagaTest {

    private static final FragmentId DELIVERY = new FragmentId(new UUID(1, 1));
    private static final Instant NIGHT = Instant.parse("2026-06-01T22:30:00Z");
    private static final Instant MORNING = Instant.parse("2026-06-02T08:00:00Z");

    private final SagaTestFixture<DeferredDeliverySaga> fixture = new SagaTestFixture<>(DeferredDeliverySaga.class);
    private final List<Object> sent = new ArrayList<>();

    @BeforeEach
    void prepare() {
        fixture.registerResource((SagaCommands) this::send);
        fixture.givenCurrentTime(NIGHT);
    }

    private @Nullable Rejected send(Object command) {
        sent.add(command);
        return null;
    }

    @Test
    void itIsWeighedAgainInTheMorningAndNotBefore() throws Exception {
        fixture.givenAPublished(deferred(1))
                .whenTimeElapses(Duration.ofHours(9).plusMinutes(29))
                .expectActiveSagas(1);
        assertThat(sent).isEmpty();
    }

    @Test
    void itIsWeighedOnceWhenTheTimeHasCome() throws Exception {
        fixture.givenAPublished(deferred(1))
                .whenTimeElapses(Duration.ofHours(9).plusMinutes(31))
                .expectActiveSagas(0);
        assertThat(sent).containsExactly(new WeighDelivery(DELIVERY));
    }

    private static DeliveryDeferred deferred(int times) {
        return new DeliveryDeferred(
                DELIVERY, new FragmentId(new UUID(2, 2)), MORNING, "quiet-hours", times, List.of(), null);
    }
}
