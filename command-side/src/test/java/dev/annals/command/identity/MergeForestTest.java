package dev.annals.command.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.annals.api.identity.FragmentId;
import dev.annals.api.identity.IdentityEvent;
import dev.annals.api.identity.IdentityEvent.Absorbed;
import dev.annals.api.identity.IdentityEvent.MergedInto;
import dev.annals.api.identity.IdentityEvent.ValueQuarantined;
import dev.annals.api.identity.IdentityEvent.ValueReleased;
import dev.annals.api.identity.Namespace;
import dev.annals.platform.identity.IdentityYaml;
import dev.annals.platform.identity.LinkRule;
import dev.annals.platform.identity.LinkStatement.Pair;
import dev.annals.platform.identity.RulesInForce;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MergeForestTest {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    private final MergeForest forest = new MergeForest(new RulesInForce(IdentityYaml.defaultRules()));
    private final Woods woods = new Woods(forest);

    @Test
    void bothRootsRecordTheMergeWithWhatItRestsOn() {
        FragmentId device = woods.open(1, Namespace.ANONYMOUS_ID);
        FragmentId email = woods.open(2, Namespace.EMAIL);
        assertThat(woods.link(device, email, LinkRule.ALIAS, NOON))
                .satisfiesExactly(
                        merged -> assertThat(merged).isInstanceOfSatisfying(MergedInto.class, event -> {
                            assertThat(event.fragment()).isEqualTo(device);
                            assertThat(event.into()).isEqualTo(email);
                            assertThat(event.link().rule()).isEqualTo("alias");
                            assertThat(event.link().at()).isEqualTo(NOON);
                        }),
                        absorbed -> assertThat(absorbed).isInstanceOfSatisfying(Absorbed.class, event -> {
                            assertThat(event.fragment()).isEqualTo(email);
                            assertThat(event.census().size()).isEqualTo(2);
                        }));
    }

    @Test
    void whatIsKnownIsNotRecordedAgainUnlessItIsEarlier() {
        FragmentId device = woods.open(1, Namespace.ANONYMOUS_ID);
        FragmentId user = woods.open(2, Namespace.USER_ID);
        woods.link(device, user, LinkRule.SHARED_IDENTIFIER, NOON);
        assertThat(woods.link(user, device, LinkRule.SHARED_IDENTIFIER, NOON.plusSeconds(5)))
                .isEmpty();
        assertThat(woods.link(user, device, LinkRule.SHARED_IDENTIFIER, NOON.minusSeconds(5)))
                .hasSize(2);
    }

    @Test
    void twoPeopleWhoSignInOnOneDeviceStayTwoAndTheDeviceIsTheFirsts() {
        FragmentId device = woods.open(1, Namespace.ANONYMOUS_ID);
        FragmentId anna = woods.open(2, Namespace.USER_ID);
        FragmentId ben = woods.open(3, Namespace.USER_ID);
        woods.link(anna, device, LinkRule.SHARED_IDENTIFIER, NOON);
        woods.link(ben, device, LinkRule.SHARED_IDENTIFIER, NOON.plusSeconds(60));
        assertThat(woods.areOne(anna, ben)).isFalse();
        assertThat(woods.areOne(anna, device)).isTrue();
        assertThat(woods.refusals()).containsEntry(Pair.of(ben, device), "over-limit:user_id");
    }

    @Test
    void whoSignedInFirstDecidesEvenWhenItArrivesLast() {
        FragmentId device = woods.open(1, Namespace.ANONYMOUS_ID);
        FragmentId anna = woods.open(2, Namespace.USER_ID);
        FragmentId ben = woods.open(3, Namespace.USER_ID);
        woods.link(ben, device, LinkRule.SHARED_IDENTIFIER, NOON.plusSeconds(60));
        woods.link(anna, device, LinkRule.SHARED_IDENTIFIER, NOON);
        assertThat(woods.areOne(anna, device)).isTrue();
        assertThat(woods.areOne(ben, device)).isFalse();
    }

    @Test
    void theWeakestLinkIsRefusedWhicheverCameLast() {
        FragmentId anna = woods.open(1, Namespace.USER_ID);
        FragmentId ben = woods.open(2, Namespace.USER_ID);
        FragmentId device = woods.open(3, Namespace.ANONYMOUS_ID);
        FragmentId mail = woods.open(4, Namespace.EMAIL);
        woods.link(anna, device, LinkRule.SHARED_IDENTIFIER, NOON);
        woods.link(mail, device, LinkRule.SHARED_IDENTIFIER, NOON.plusSeconds(1));
        assertThat(woods.areOne(anna, mail)).isTrue();
        woods.link(ben, mail, LinkRule.SHARED_IDENTIFIER, NOON.plusSeconds(2));
        assertThat(woods.areOne(ben, mail)).isTrue();
        assertThat(woods.areOne(anna, device)).isTrue();
        assertThat(woods.areOne(anna, ben)).isFalse();
    }

    @Test
    void anAliasJoinsTwoAccountsInSpiteOfTheLimit() {
        FragmentId old = woods.open(1, Namespace.USER_ID);
        FragmentId fresh = woods.open(2, Namespace.USER_ID);
        FragmentId device = woods.open(3, Namespace.ANONYMOUS_ID);
        woods.link(old, fresh, LinkRule.ALIAS, NOON);
        woods.link(fresh, device, LinkRule.SHARED_IDENTIFIER, NOON);
        assertThat(woods.profiles()).hasSize(1);
    }

    @Test
    void aSplitHoldsAgainstTheSameEvidenceAndAgainstOtherWaysUntilItIsLifted() {
        FragmentId user = woods.open(1, Namespace.USER_ID);
        FragmentId mail = woods.open(2, Namespace.EMAIL);
        FragmentId device = woods.open(3, Namespace.ANONYMOUS_ID);
        woods.link(user, mail, LinkRule.SHARED_IDENTIFIER, NOON);
        woods.apart(user, mail);
        woods.link(user, mail, LinkRule.SHARED_IDENTIFIER, NOON.plusSeconds(1));
        woods.link(user, device, LinkRule.SHARED_IDENTIFIER, NOON.plusSeconds(2));
        woods.link(mail, device, LinkRule.SHARED_IDENTIFIER, NOON.plusSeconds(3));
        assertThat(woods.areOne(user, mail)).isFalse();
        assertThat(woods.areOne(user, device)).isTrue();
        woods.together(user, mail);
        assertThat(woods.profiles()).hasSize(1);
        assertThat(woods.refusals()).isEmpty();
    }

    @Test
    void aValueThatLinksTooManyInADayStopsToCountUntilItIsReleased() {
        FragmentId kiosk = woods.open(1, Namespace.ANONYMOUS_ID);
        List<FragmentId> mails = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            mails.add(woods.open(100 + i, Namespace.EMAIL));
            woods.link(mails.getLast(), kiosk, LinkRule.SHARED_IDENTIFIER, NOON.plusSeconds(i));
        }
        assertThat(woods.events())
                .filteredOn(ValueQuarantined.class::isInstance)
                .singleElement()
                .isEqualTo(new ValueQuarantined(kiosk, 21));
        assertThat(woods.profiles()).hasSize(31);
        assertThat(woods.fragment(kiosk).links()).hasSize(20);
        woods.apply(List.of(new ValueReleased(kiosk, "why")));
        woods.apply(forest.regroup(woods, List.of(kiosk)));
        assertThat(woods.areOne(kiosk, mails.getFirst())).isTrue();
    }

    @Test
    void aThousandIdentifiersAreAProfileAndOneMoreIsNot() {
        FragmentId user = woods.open(0, Namespace.USER_ID);
        for (int i = 1; i <= 1_001; i++) {
            FragmentId device = woods.open(i, Namespace.ANONYMOUS_ID);
            List<IdentityEvent> decided = woods.link(user, device, LinkRule.SHARED_IDENTIFIER, NOON.plusSeconds(i));
            assertThat(decided).hasSizeLessThanOrEqualTo(4);
        }
        assertThat(woods.root(user).census().size()).isEqualTo(1_000);
        assertThat(woods.refusals().values()).containsOnly("too-many-identifiers");
    }
}
