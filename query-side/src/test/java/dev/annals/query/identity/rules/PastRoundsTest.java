package dev.annals.query.identity.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.annals.api.Event;
import dev.annals.api.identity.FinishRegrouping;
import dev.annals.api.identity.FragmentId;
import dev.annals.api.identity.Identifier;
import dev.annals.api.identity.IdentityEvent.Absorbed;
import dev.annals.api.identity.IdentityEvent.Linked;
import dev.annals.api.identity.IdentityEvent.MergedInto;
import dev.annals.api.identity.IdentityEvent.Placed;
import dev.annals.api.identity.IdentityEvent.ValueBlocked;
import dev.annals.api.identity.IdentityRulesEvent.PastRegrouped;
import dev.annals.api.identity.IdentityRulesEvent.RulesApplied;
import dev.annals.api.identity.IdentityRulesEvent.RulesPublished;
import dev.annals.api.identity.Link;
import dev.annals.api.identity.Namespace;
import dev.annals.api.identity.RegroupPast;
import dev.annals.api.identity.RegroupPast.Value;
import dev.annals.api.identity.RegroupedPast;
import dev.annals.api.privacy.ErasureEvent.FragmentErased;
import dev.annals.api.rejection.Rejected;
import dev.annals.api.rejection.Rejection;
import dev.annals.platform.crypto.FragmentIds;
import dev.annals.platform.identity.IdentityYaml;
import dev.annals.platform.identity.RecordedValues;
import dev.annals.platform.identity.RulesLog;
import dev.annals.query.Api;
import dev.annals.testkit.DrivenProcessors;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PastRoundsTest {

    private static final Clock LONG_AFTER = Clock.fixed(Instant.parse("2100-01-01T00:00:00Z"), ZoneOffset.UTC);
    private static final Clock LONG_BEFORE = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
    private static final String STRICT = "namespaces: [{name: user_id, atMost: 1}, {name: anonymous_id}]\n";
    private static final String LOOSE = STRICT.replace("atMost: 1", "atMost: 9");

    private final Api api = new Api();
    private final FragmentId anna = api.opened(Namespace.USER_ID, "anna");
    private final FragmentId ben = api.opened(Namespace.USER_ID, "ben");
    private final FragmentId device = api.opened(Namespace.ANONYMOUS_ID, "d");

    PastRoundsTest() {
        api.merged(anna, device);
        api.linked(ben, device, "over-limit:user_id");
        api.commands().answerWith(new RegroupedPast(4, 0, 1, 9));
    }

    @AfterEach
    void close() {
        api.close();
    }

    @Test
    void whileNoRulesHoldForThePastNothingIsAsked() {
        published(2, 2, LOOSE);
        api.caughtUp();

        rounds(LONG_AFTER).round();

        assertThat(api.commands().sent()).isEmpty();
    }

    @Test
    void whatDiffersIsDecidedAnewAndThenAllIsDone() {
        published(2, 1, LOOSE);
        PastRounds rounds = rounds(LONG_AFTER);
        rounds.round();
        assertThat(api.commands().sent()).as("the read model is not there yet").isEmpty();
        api.caughtUp();

        rounds.round();

        assertThat(steps()).hasSize(1);
        assertThat(steps().getFirst().version()).isEqualTo(2);
        assertThat(steps().getFirst().step()).isZero();
        assertThat(fragments(steps().getFirst())).containsExactlyInAnyOrder(anna, ben, device);
        joined();
        append(new PastRegrouped(stream(), 2, 3, 0, 0, 1));
        api.caughtUp();
        rounds.round();
        assertThat(api.commands().sent().getLast()).isEqualTo(new FinishRegrouping(2));
    }

    @Test
    void anotherProcessGoesOnWhereOneEnded() {
        published(2, 1, LOOSE);
        append(new PastRegrouped(stream(), 2, 100, 3, 0, 50));
        api.caughtUp();

        rounds(LONG_AFTER).round();

        assertThat(steps().getFirst().step()).isEqualTo(1);
    }

    @Test
    void newerRulesTakeOver() {
        published(2, 1, LOOSE);
        api.caughtUp();
        PastRounds rounds = rounds(LONG_AFTER);
        api.commands().failWith(new Rejected(Rejection.CONFLICT, "Other rules were published meanwhile."));
        rounds.round();
        published(3, 1, STRICT);
        api.caughtUp();

        rounds.round();

        assertThat(api.commands().sent().getLast()).isEqualTo(new FinishRegrouping(3));
    }

    @Test
    void itIsNotDoneBeforeEveryProcessCanHaveHeardOfTheRules() {
        published(2, 1, STRICT);
        api.caughtUp();

        assertThat(rounds(LONG_BEFORE).round()).isGreaterThan(Duration.ofSeconds(2));
        assertThat(api.commands().sent()).isEmpty();
    }

    @Test
    void whatDecidingAnewDoesNotChangeIsNotAskedForAllTheTime() {
        published(2, 1, LOOSE);
        api.caughtUp();
        api.commands().answerWith(new RegroupedPast(0, 0, 0, 9));
        PastRounds rounds = rounds(LONG_AFTER);
        rounds.round();

        assertThat(rounds.round()).isGreaterThanOrEqualTo(Duration.ofMinutes(1));
        assertThat(steps()).hasSize(1);
    }

    @Test
    void blockedAndRespelledValuesAreNamedUntilThatIsRecorded() {
        Namespace card = Namespace.MEMBER_CARD;
        FragmentId upper = api.opened(card, "AB-1");
        published(
                2,
                1,
                "namespaces: [{name: user_id, atMost: 1, blocked: [ben]}, {name: member_card, ignoreCase: true},"
                        + " {name: anonymous_id}]\n");
        api.caughtUp();
        rounds(LONG_AFTER).round();

        RegroupPast step = steps().getFirst();
        assertThat(step.values())
                .contains(
                        new Value(ben, true, null, List.of()),
                        new Value(upper, false, new Identifier(card, "ab-1"), List.of()));
        assertThat(step.values().toString()).doesNotContain("ab-1");

        FragmentId lower = api.opened(card, "ab-1");
        append(ben, new ValueBlocked(ben, 2));
        Link refused = new Link(device, ben, "shared-identifier", 1, new UUID(5, 6), Instant.EPOCH.plusSeconds(60));
        append(ben, new Linked(ben, refused, "blocked-value"));
        append(device, new Linked(device, refused, "blocked-value"));
        boolean isLower = lower.compareTo(upper) < 0;
        FragmentId weaker = isLower ? upper : lower;
        FragmentId stronger = isLower ? lower : upper;
        Link alike = new Link(weaker, stronger, "same-value", 2, new UUID(7, 7), null);
        append(weaker, new MergedInto(weaker, stronger, alike));
        append(stronger, new Absorbed(stronger, weaker, alike, null));
        append(new PastRegrouped(stream(), 2, 3, 0, 1, 0));
        api.caughtUp();
        rounds(LONG_AFTER).round();
        assertThat(api.commands().sent().getLast()).isEqualTo(new FinishRegrouping(2));

        append(new RulesApplied(stream(), 2, 1, 0));
        published(3, 1, STRICT);
        api.caughtUp();
        rounds(LONG_AFTER).round();
        assertThat(steps().getLast().values())
                .contains(new Value(ben, false, null, List.of()), new Value(weaker, false, null, List.of(stronger)));
    }

    @Test
    void whatWasErasedIsNotLookedAt() {
        published(2, 1, LOOSE + "identifiersPerProfile: 9\n");
        append(ben, new FragmentErased(ben, ben, 1));
        FragmentId upper = api.opened(Namespace.USER_ID, "Anna");
        append(anna, new FragmentErased(anna, anna, 1));
        append(device, new FragmentErased(device, anna, 1));
        append(new RulesApplied(stream(), 2, 0, 0));
        published(3, 1, LOOSE.replace("atMost", "ignoreCase: true, atMost"));
        api.caughtUp();

        rounds(LONG_AFTER).round();

        assertThat(upper).isNotEqualTo(anna);
        assertThat(api.commands().sent()).containsExactly(new FinishRegrouping(3));
    }

    private PastRounds rounds(Clock clock) {
        FragmentIds ids = api.bean(FragmentIds.class);
        return new PastRounds(
                new RulesLog(api.log(), ids),
                api.fragments(),
                api.bean(RecordedValues.class),
                api.bean(DrivenProcessors.class),
                api.commands(),
                clock);
    }

    private List<RegroupPast> steps() {
        return api.commands().sent().stream()
                .filter(RegroupPast.class::isInstance)
                .map(RegroupPast.class::cast)
                .toList();
    }

    private static List<FragmentId> fragments(RegroupPast step) {
        return step.values().stream().map(Value::fragment).toList();
    }

    /** Ben's link with the device counts, as the rules say. */
    private void joined() {
        api.linked(ben, device, null);
        FragmentId root = anna.compareTo(ben) < 0 ? anna : ben;
        FragmentId other = root.equals(anna) ? ben : anna;
        append(root, new Placed(root, null, List.of(other, device), null));
        append(other, new Placed(other, root, List.of(), null));
        append(device, new Placed(device, root, List.of(), null));
    }

    private void published(int version, int from, String text) {
        append(new RulesPublished(
                stream(), IdentityYaml.read(IdentityYaml.NAME, text).as(version, from), text));
    }

    private void append(Event event) {
        append(stream(), event);
    }

    private void append(FragmentId stream, Event event) {
        api.log().append(stream, event, "system");
    }

    private FragmentId stream() {
        return RulesLog.stream(api.bean(FragmentIds.class));
    }
}
