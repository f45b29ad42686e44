package dev.annals.command.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.annals.api.consent.ConsentState;
import dev.annals.api.delivery.ChangeDelivery.WeighDelivery;
import dev.annals.api.delivery.DeliveryEvent.DeliveryHandedOver;
import dev.annals.api.delivery.DeliveryEvent.DeliveryRequested;
import dev.annals.api.identity.FragmentId;
import dev.annals.api.identity.IdentityEvent.Absorbed;
import dev.annals.api.identity.IdentityEvent.MergedInto;
import dev.annals.api.identity.Link;
import dev.annals.command.recording.Decision;
import dev.annals.command.recording.StreamAppends;
import dev.annals.command.recording.StreamKind;
import dev.annals.command.recording.Waiting;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class MergedAudienceTest extends AudienceFixture {

    @Test
    void whoBecomesPartOfAnotherPersonIsTakenOutBeforeThatPersonComesInWhicheverIsDecidedFirst() {
        decided(ConsentState.GIVEN, 1);
        keep(true, 10);
        weigh();
        merge();

        assertThat(keep(account, true, 20)).isTrue();
        assertThat(keep(mia, false, 20)).isFalse();
        weigh();

        assertThat(of(DeliveryHandedOver.class).stream().map(MergedAudienceTest::toldOfWhom))
                .containsExactly("add " + mia, "remove " + mia, "add " + account);
    }

    @Test
    void soItIsWhenTheFormerProfileLeavesFirstAndBothAreWeighedTheOtherWayRound() {
        decided(ConsentState.GIVEN, 1);
        keep(true, 10);
        weigh();
        merge();

        assertThat(keep(mia, false, 20)).isTrue();
        assertThat(keep(account, true, 20)).isTrue();
        of(DeliveryRequested.class).reversed().forEach(each -> deliveries.handle(new WeighDelivery(each.delivery())));

        assertThat(of(DeliveryHandedOver.class).stream().map(MergedAudienceTest::toldOfWhom))
                .containsExactly("add " + mia, "remove " + mia, "add " + account);
    }

    @Test
    void whoIsPartOfAnotherPersonDoesNotComeInAnyMore() {
        decided(ConsentState.GIVEN, 1);
        merge();

        assertThat(keep(mia, true, 15)).isFalse();
        assertThat(keep(account, true, 20)).isTrue();
        assertThat(of(DeliveryRequested.class))
                .singleElement()
                .satisfies(it -> assertThat(it.profile()).isEqualTo(account));
    }

    @Test
    void whatWasNotToldYetOfTheFormerProfileIsToldToNobody() {
        decided(ConsentState.GIVEN, 1);
        keep(true, 10);
        merge();
        keep(account, true, 20);
        weigh();

        assertThat(of(DeliveryHandedOver.class).stream().map(MergedAudienceTest::toldOfWhom))
                .containsExactly("add " + account);
    }

    /** Mia's address turns out to be that of an account, whose fragment is the root from now on. */
    private void merge() {
        Link link = new Link(mia, account, "shared-identifier", 1, new UUID(5, 5), Instant.now());
        var unused = Waiting.forAnswer(groupCommit.submit(List.of(new Decision<Boolean>() {
            @Override
            public Set<UUID> eventIds() {
                return Set.of();
            }

            @Override
            public Set<FragmentId> fragments() {
                return Set.of(mia, account);
            }

            @Override
            public Boolean decide(StreamAppends appends) {
                appends.append(mia, StreamKind.FRAGMENT, new MergedInto(mia, account, link), "source:test");
                appends.append(account, StreamKind.FRAGMENT, new Absorbed(account, mia, link, null), "source:test");
                return true;
            }
        })));
        fragments = Set.of(account, mia);
    }

    private static String toldOfWhom(DeliveryHandedOver it) {
        assertThat(it.message()).isNotNull();
        return it.message().fields().get("action") + " " + it.profile();
    }
}
