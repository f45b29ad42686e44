package dev.annals.command.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.annals.api.consent.ConsentState;
import dev.annals.api.delivery.ChangeAudience.DetachAudience;
import dev.annals.api.delivery.ChangeDelivery.RecordOutcome;
import dev.annals.api.delivery.ChangeDelivery.ReweighDelivery;
import dev.annals.api.delivery.Channel;
import dev.annals.api.delivery.DeliveryEvent.DeliveryHandedOver;
import dev.annals.api.delivery.DeliveryEvent.DeliveryHeldBack;
import dev.annals.api.delivery.DeliveryEvent.DeliveryRequested;
import dev.annals.api.delivery.Outcome;
import dev.annals.api.delivery.Standing;
import dev.annals.api.identity.FragmentId;
import dev.annals.api.privacy.ErasureEvent.ErasureOrdered;
import dev.annals.platform.delivery.AudienceBook;
import dev.annals.platform.delivery.ConnectorBook;
import dev.annals.platform.delivery.Gates;
import dev.annals.platform.delivery.Outgoing;
import dev.annals.platform.privacy.Erasing;
import dev.annals.platform.privacy.ErasureDuty;
import dev.annals.platform.privacy.ErasureDuty.Done;
import dev.annals.testkit.UnclaimedConnectors;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AudienceCommandsTest extends AudienceFixture {

    @Test
    void whoeverIsInTheSegmentAndAgreedIsToldOnce() {
        decided(ConsentState.GIVEN, 1);

        assertThat(keep(true, 10)).isTrue();
        assertThat(keep(true, 10)).isFalse();
        assertThat(keep(true, 20)).isFalse();

        DeliveryRequested wanted = of(DeliveryRequested.class).getFirst();
        assertThat(of(DeliveryRequested.class)).hasSize(1);
        assertThat(wanted.origin().segment()).isEqualTo(VIP);
        assertThat(wanted.message()).isNotNull();
        assertThat(wanted.message().fields()).containsEntry("action", "add");
    }

    @Test
    void whoeverDidNotAgreeIsHeldBackUntilThatChangesAndTakenOutWhenItChangesBack() {
        assertThat(keep(true, 10)).isTrue();
        assertThat(keep(true, 11)).isFalse();
        assertThat(last().standing()).isEqualTo(Standing.HELD);
        assertThat(last().gate()).isEqualTo("consent");
        assertThat(of(DeliveryRequested.class)).isEmpty();

        decided(ConsentState.GIVEN, 1);
        assertThat(look()).isTrue();
        assertThat(last().standing()).isEqualTo(Standing.IN);
        weigh();

        decided(ConsentState.WITHDRAWN, 2);
        assertThat(look()).isTrue();
        assertThat(last().standing()).isEqualTo(Standing.HELD);
        weigh();

        decided(ConsentState.GIVEN, 3);
        assertThat(look()).isTrue();
        weigh();

        assertThat(of(DeliveryHandedOver.class).stream()
                        .map(it -> it.message() == null
                                ? ""
                                : it.message().fields().get("action")))
                .containsExactly("add", "remove", "add");
    }

    @Test
    void whoeverLeavesIsTakenOutByWhatWasTold() {
        decided(ConsentState.GIVEN, 1);
        keep(true, 10);
        weigh();
        keep(false, 20);
        weigh();

        DeliveryHandedOver removal = of(DeliveryHandedOver.class).getLast();
        assertThat(removal.message()).isNotNull();
        assertThat(removal.message().fields())
                .containsEntry("action", "remove")
                .containsEntry("email", MIA.value())
                .containsEntry("city", "{{ values.secret }}");
        assertThat(last().standing()).isEqualTo(Standing.OUT);
        assertThat(keep(false, 30)).isFalse();
    }

    @Test
    void whoeverIsReachedElsewhereIsTakenOutAsToldBeforeAndComesInAnewBehindThat() {
        decided(ConsentState.GIVEN, 1);
        keep(true, 10);
        weigh();
        assertThat(look()).isFalse();
        address = "mia@example.org";

        assertThat(look()).isTrue();
        DeliveryHandedOver takenBack = of(DeliveryHandedOver.class).getLast();
        assertThat(deliveries.handle(new ReweighDelivery(takenBack.delivery())).isNew())
                .isFalse();
        weigh();
        assertThat(look()).isFalse();
        assertThat(keep(true, 30)).isFalse();

        assertThat(of(DeliveryHandedOver.class).stream().map(AudienceCommandsTest::told))
                .containsExactly("add mia@example.com", "remove mia@example.com", "add mia@example.org");
        assertThat(takenBack.verdicts()).hasSameSizeAs(Gates.ALL.keySet());
        keep(false, 40);
        weigh();
        assertThat(told(of(DeliveryHandedOver.class).getLast())).isEqualTo("remove mia@example.org");

        accepted(takenBack);
        assertThat(farewells().perform(List.of(erasing())).values())
                .extracting(Done::count)
                .containsExactly(1L);
        assertThat(told(of(DeliveryHandedOver.class).getLast())).isEqualTo("remove mia@example.org");
    }

    @Test
    void whoeverIsErasedIsTakenOutByWhatWasToldUnderAKeyThatIsNotThePersons() {
        decided(ConsentState.GIVEN, 1);
        keep(true, 10);
        weigh();
        DeliveryHandedOver told = of(DeliveryHandedOver.class).getLast();
        ErasureDuty duty = farewells();
        Erasing erasing = erasing();

        Done done = duty.perform(List.of(erasing)).get(erasing.id());
        assertThat(duty.perform(List.of(erasing)).get(erasing.id())).isEqualTo(done);

        DeliveryHandedOver farewell = of(DeliveryHandedOver.class).getLast();
        assertThat(of(DeliveryHandedOver.class)).hasSize(2);
        assertThat(done).isEqualTo(new Done(1, List.of(farewell.profile())));
        assertThat(farewell.delivery()).isEqualTo(AudienceBook.farewell(ids, farewell.profile()));
        assertThat(farewell.profile()).isNotEqualTo(mia);
        assertThat(farewell.connector()).isEqualTo(told.connector());
        assertThat(told(farewell)).isEqualTo("remove mia@example.com");
        assertThat(Outgoing.about(farewell.message(), farewell.profile())).isEqualTo(mia);
        weigh();
        assertThat(deliveries.handle(new ReweighDelivery(farewell.delivery())).isNew())
                .isFalse();
        assertThat(of(DeliveryHeldBack.class)).isEmpty();
    }

    @Test
    void ofWhomAChannelTookOutAlreadyItIsToldNothingMore() {
        decided(ConsentState.GIVEN, 1);
        keep(true, 10);
        weigh();
        keep(false, 20);
        weigh();
        accepted(of(DeliveryHandedOver.class).getLast());

        Erasing erasing = erasing();
        assertThat(farewells().perform(List.of(erasing))).containsExactly(Map.entry(erasing.id(), Done.of(0)));
    }

    @Test
    void whoeverLeavesBeforeAnybodyWasToldIsToldToNobody() {
        decided(ConsentState.GIVEN, 1);
        keep(true, 10);
        keep(false, 20);
        weigh();

        assertThat(of(DeliveryHandedOver.class)).isEmpty();
        assertThat(of(DeliveryHeldBack.class))
                .singleElement()
                .extracting(DeliveryHeldBack::reason)
                .isEqualTo("superseded");
    }

    @Test
    void whatWasKnownEarlierChangesNothingThatIsKnownLater() {
        decided(ConsentState.GIVEN, 1);
        keep(true, 20);

        assertThat(keep(false, 10)).isFalse();
        assertThat(last().standing()).isEqualTo(Standing.IN);
    }

    @Test
    void whenItIsKeptInStepNoMoreEverybodyIsTakenOutAndComesBackWhenItIsAgain() {
        decided(ConsentState.GIVEN, 1);
        keep(true, 10);
        weigh();
        commands.handle(new DetachAudience(VIP, Channel.ADS, "marketer:ada"));
        assertThat(keep(true, 11)).isTrue();
        assertThat(last().standing()).isEqualTo(Standing.OUT);
        attach();

        assertThat(keep(true, 12)).isTrue();
        assertThat(last().standing()).isEqualTo(Standing.IN);
    }

    private void accepted(DeliveryHandedOver it) {
        deliveries.handle(new RecordOutcome(it.delivery(), Outcome.ACCEPTED, null, null, 1, null, Instant.now()));
    }

    private Farewells farewells() {
        return new Farewells(book, new ConnectorBook(new UnclaimedConnectors(), false), backbone, groupCommit, ids);
    }

    private Erasing erasing() {
        return new Erasing(
                new ErasureOrdered(
                        new FragmentId(new UUID(6, 6)), mia, List.of(mia), "request", null, false, List.of()),
                Map.of(mia, 1),
                0,
                List.of());
    }

    private static String told(DeliveryHandedOver it) {
        assertThat(it.message()).isNotNull();
        Map<String, String> fields = it.message().fields();
        return fields.get("action") + " " + fields.getOrDefault("email", String.valueOf(it.address()));
    }
}
