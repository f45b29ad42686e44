package dev.annals.command.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.annals.api.Event;
import dev.annals.api.delivery.DeliveryEvent.DeliveryAccepted;
import dev.annals.api.delivery.DeliveryEvent.DeliveryFailed;
import dev.annals.api.delivery.DeliveryEvent.DeliveryHandedOver;
import dev.annals.api.delivery.Message;
import dev.annals.api.identity.FragmentId;
import dev.annals.api.privacy.ErasureEvent.ErasureStepDone;
import dev.annals.api.privacy.ErasureStep;
import dev.annals.command.recording.RecordOnce;
import dev.annals.command.recording.StreamKind;
import dev.annals.command.recording.Waiting;
import dev.annals.platform.delivery.AudienceBook;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FarewellsOverTest {

    private static final FragmentId ERASURE = new FragmentId(new UUID(6, 6));
    private static final FragmentId BOX = new FragmentId(new UUID(6, 7));

    private final ErasureHouse house = new ErasureHouse();
    private final FragmentId delivery = AudienceBook.farewell(house.ids, BOX);

    @BeforeEach
    void handOver() {
        house.now = Instant.now();
        house.keys.obtain(List.of(BOX));
        append(ERASURE, StreamKind.ERASURE, new ErasureStepDone(ERASURE, ErasureStep.AUDIENCES, 1, List.of(BOX)));
        append(
                delivery,
                StreamKind.DELIVERY,
                new DeliveryHandedOver(
                        delivery,
                        BOX,
                        "ads",
                        "meta",
                        "advertising",
                        true,
                        null,
                        null,
                        null,
                        null,
                        List.of(),
                        null,
                        null,
                        Message.of("remove vip")));
    }

    @AfterEach
    void stop() {
        house.close();
    }

    @Test
    void whatWasKeptForAChannelIsDestroyedOnceItTookIt() {
        FarewellsOver farewells = house.farewells();
        farewells.round();
        assertThat(isKept()).isTrue();

        append(delivery, StreamKind.DELIVERY, new DeliveryAccepted(delivery, BOX, "meta", 1, null, house.now));
        farewells.round();
        farewells.round();
        house.farewells().round();

        assertThat(isKept()).isFalse();
        assertThat(released()).containsExactly(List.of(BOX));
    }

    @Test
    void whatAChannelDoesNotTakeWithinThirtyDaysIsDestroyedAsWell() {
        append(delivery, StreamKind.DELIVERY, new DeliveryFailed(delivery, BOX, "meta", 12, "status_500", house.now));
        house.now = house.now.plus(Duration.ofDays(29));
        house.farewells().round();
        assertThat(isKept()).isTrue();

        house.now = house.now.plus(Duration.ofDays(2));
        house.farewells().round();

        assertThat(isKept()).isFalse();
        assertThat(released()).hasSize(1);
    }

    private boolean isKept() {
        return house.keys.find(List.of(BOX)).containsKey(BOX);
    }

    private List<List<FragmentId>> released() {
        return house.events(ErasureStepDone.class).stream()
                .filter(done -> done.step() == ErasureStep.AUDIENCES_RELEASED)
                .map(ErasureStepDone::items)
                .toList();
    }

    private void append(FragmentId stream, StreamKind kind, Event event) {
        var unused = Waiting.forAnswer(
                house.groupCommit.submit(List.of(new RecordOnce(stream, kind, event, UUID.randomUUID(), "system"))));
    }
}
