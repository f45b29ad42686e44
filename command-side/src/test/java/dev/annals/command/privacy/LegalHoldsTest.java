package dev.annals.command.privacy;

import static dev.annals.command.privacy.ErasureHouse.ANNA;
import static dev.annals.command.privacy.ErasureHouse.BEN;
import static dev.annals.command.privacy.ErasureHouse.MAIL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.annals.api.identity.FragmentId;
import dev.annals.api.identity.Identifier;
import dev.annals.api.identity.Namespace;
import dev.annals.api.privacy.ErasureEvent.Check;
import dev.annals.api.privacy.ErasureEvent.ErasureCompleted;
import dev.annals.api.privacy.ErasureEvent.Kept;
import dev.annals.api.privacy.HoldEvent.HoldEnded;
import dev.annals.api.privacy.HoldEvent.RecordKept;
import dev.annals.api.privacy.LiftHold;
import dev.annals.api.privacy.SetHold;
import dev.annals.api.rejection.Rejected;
import dev.annals.api.rejection.Rejection;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LegalHoldsTest {

    private static final FragmentId HOLD = new FragmentId(new UUID(7, 1));

    private final ErasureHouse house = new ErasureHouse();
    private Erasures process = house.process();

    @AfterEach
    void stop() {
        house.close();
    }

    @Test
    void whatIsHeldSurvivesUnderAKeyOfItsOwnAndNothingElseDoes() {
        house.record("m-1", ANNA, MAIL);
        hold(HOLD, "behaviour", null, null, ANNA);

        house.erase(process, MAIL);
        assertThat(process.round()).isZero();

        assertThat(house.hasKey(ANNA) || house.hasKey(MAIL)).isFalse();
        assertThat(completed().exceptions()).containsExactly(new Kept(HOLD, "behaviour", "AO 147"));
        assertThat(house.events(RecordKept.class)).singleElement().satisfies(kept -> {
            assertThat(kept.kind()).isEqualTo("interaction.recorded");
            assertThat(kept.record()).contains("anna@example.org");
            assertThat(house.keys.find(List.of(kept.box()))).hasSize(1);
        });
    }

    @Test
    void onceItIsLiftedTheRestIsErasedAndTheErasureCompletedAnew() {
        house.record("m-1", ANNA, MAIL);
        hold(HOLD, "behaviour", null, null, ANNA);
        house.erase(process, ANNA);
        process.round();
        FragmentId box = house.events(RecordKept.class).getFirst().box();

        house.desk().handle(new LiftHold(HOLD, "The audit is over", "compliance:carla"));
        process.round();
        process.round();

        assertThat(house.keys.obtain(List.of(box))).isEmpty();
        assertThat(house.events(ErasureCompleted.class)).hasSize(2);
        assertThat(completed().exceptions()).isEmpty();
        assertThat(completed().checks()).contains(new Check("records kept for legal holds", 1, 0));
        assertThat(ErasureLog.behind(-1, house.backbone).turns()).containsEntry(box, 1);
    }

    @Test
    void itEndsByItselfAtItsDeadlineAndOnlyThen() {
        house.record("m-1", ANNA);
        hold(HOLD, "behaviour", house.now.plusSeconds(60), null, ANNA);
        house.erase(process, ANNA);
        process.round();
        assertThat(completed().exceptions()).hasSize(1);

        house.now = house.now.plusSeconds(60);
        process.round();

        assertThat(house.events(HoldEnded.class)).extracting(HoldEnded::ground).containsExactly("deadline");
        assertThat(completed().exceptions()).isEmpty();
    }

    @Test
    void ofTwoHoldsEachKeepsItsOwn() {
        FragmentId other = new FragmentId(new UUID(7, 2));
        house.record("m-1", ANNA, MAIL);
        hold(HOLD, "behaviour", null, null, ANNA);
        hold(other, "identity", null, null, MAIL);
        house.erase(process, ANNA);
        process.round();
        assertThat(completed().exceptions()).hasSize(2);

        house.desk().handle(new LiftHold(other, "not needed", "compliance:carla"));
        process.round();

        assertThat(completed().exceptions()).containsExactly(new Kept(HOLD, "behaviour", "AO 147"));
        assertThat(house.keys.find(house.events(RecordKept.class).stream()
                        .map(RecordKept::box)
                        .distinct()
                        .toList()))
                .hasSize(1);
    }

    @Test
    void aCriterionIsAboutWhoeverFulfilsItAndNobodyElse() {
        house.record("m-1", ANNA);
        house.record("m-2", BEN);
        house.record("m-3", BEN);
        hold(HOLD, "behaviour", null, "{\"did\": \"Product Viewed\", \"atLeast\": 2}");

        house.erase(process, ANNA);
        house.erase(process, BEN);
        process.round();

        assertThat(house.events(ErasureCompleted.class))
                .extracting(each -> each.exceptions().size())
                .containsExactlyInAnyOrder(0, 1);
        assertThat(house.events(RecordKept.class)).hasSize(2);
    }

    @Test
    void aCriterionAsksForNothingThatEventsOfThePersonDoNotTell() {
        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(() -> HoldCriterion.of("{\"any\": [{\"did\": \"x\"}, {\"segment\": \"vips\"}]}"))
                .satisfies(refused -> assertThat(refused.rejection()).isEqualTo(Rejection.INVALID_CONFIGURATION));
        assertThat(HoldCriterion.of("{\"everyone\": true}")).isNotNull();
    }

    @Test
    void aHoldOnWhatThePersonHasNotIsNoException() {
        house.record("m-1", ANNA);
        hold(HOLD, "orders", null, null, ANNA);
        house.erase(process, ANNA);
        process.round();
        assertThat(completed().exceptions()).isEmpty();
    }

    @Test
    void aHoldIsLiftedOnceOnly() {
        hold(HOLD, "orders", null, null, ANNA);
        LiftHold lift = new LiftHold(HOLD, "over", "compliance:carla");
        house.desk().handle(lift);

        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(() -> house.desk().handle(lift))
                .satisfies(refused -> assertThat(refused.rejection()).isEqualTo(Rejection.CONFLICT));
        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(() -> house.desk().handle(new LiftHold(new FragmentId(new UUID(1, 9)), "x", "y:z")))
                .satisfies(refused -> assertThat(refused.rejection()).isEqualTo(Rejection.NOT_FOUND));
    }

    @Test
    void killedAtAnyCallOfAnyPortWhatIsHeldIsNeitherLostNorLeftBehind() {
        int kills = 0;
        boolean killed = true;
        while (killed) {
            kills++;
            Identifier person = new Identifier(Namespace.EMAIL, "person-" + kills + "@example.org");
            FragmentId hold = new FragmentId(new UUID(8, kills));
            house.record("m-" + kills, person);
            hold(hold, "behaviour", null, null, person);
            house.erase(process, person);
            house.killAt(kills);
            killed = isKilled();
            house.killAt(Long.MAX_VALUE);
            process = house.process();
            process.settle();
            process.round();
            assertThat(house.events(RecordKept.class))
                    .hasSize(kills)
                    .last()
                    .satisfies(kept -> assertThat(kept.record()).contains(person.value()));

            house.desk().handle(new LiftHold(hold, "over", "compliance:carla"));
            house.killAt(kills);
            killed |= isKilled();
            house.killAt(Long.MAX_VALUE);
            process = house.process();
            process.settle();
            process.round();
            assertThat(house.keys.find(
                            List.of(house.events(RecordKept.class).getLast().box())))
                    .isEmpty();
            assertThat(completed().exceptions()).isEmpty();
            assertThat(house.events(ErasureCompleted.class)).hasSize(2 * kills);
        }
        assertThat(kills).isGreaterThan(8);
    }

    private boolean isKilled() {
        try {
            process.round();
            return false;
        } catch (ErasureHouse.Killed killed) {
            return true;
        }
    }

    private ErasureCompleted completed() {
        return house.events(ErasureCompleted.class).getLast();
    }

    private void hold(
            FragmentId hold,
            String category,
            @Nullable Instant until,
            @Nullable String criterion,
            Identifier... people) {
        house.desk()
                .handle(new SetHold(
                        hold,
                        List.of(category),
                        "AO 147",
                        until,
                        List.of(people).stream().map(house.ids::of).toList(),
                        criterion,
                        "tax audit",
                        "compliance:carla"));
    }
}
