package dev.annals.command.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.annals.api.identity.FinishRegrouping;
import dev.annals.api.identity.FragmentId;
import dev.annals.api.identity.IdentityEvent.FragmentOpened;
import dev.annals.api.identity.IdentityRulesEvent.PastRegrouped;
import dev.annals.api.identity.IdentityRulesEvent.RulesApplied;
import dev.annals.api.identity.PublishRules;
import dev.annals.api.identity.PublishedRules;
import dev.annals.api.identity.RegroupPast;
import dev.annals.api.identity.RegroupPast.Value;
import dev.annals.api.identity.RegroupedPast;
import dev.annals.api.rejection.Rejected;
import dev.annals.platform.identity.IdentityYaml;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class PastRegroupingTest {

    private static final String DEFAULTS = IdentityYaml.defaults();
    private static final String TWO_ACCOUNTS = DEFAULTS.replaceFirst("atMost: 1", "atMost: 2");

    private final IdentityDesk desk = new IdentityDesk();
    private int version = 1;
    private int step;

    @AfterEach
    void close() {
        desk.close();
    }

    @Nested
    class OfTwoAccountsOnOneDevice {

        OfTwoAccountsOnOneDevice() {
            desk.sent("user_id:a", "anonymous_id:sofa");
            desk.sent("user_id:b", "anonymous_id:sofa");
        }

        @Test
        void oneProfileIsMadeOnceAPersonMayHaveTwo() {
            assertThat(desk.areOne("user_id:a", "user_id:b")).isFalse();
            publish(TWO_ACCOUNTS);
            assertThat(desk.areOne("user_id:a", "user_id:b")).isFalse();

            RegroupedPast done = regroup(all("user_id:a", "user_id:b", "anonymous_id:sofa"));

            assertThat(desk.areOne("user_id:a", "user_id:b")).isTrue();
            assertThat(done.merged()).isEqualTo(1);
            assertThat(done.split()).isZero();
            assertThat(desk.rulesEvents().getLast()).isEqualTo(new PastRegrouped(stream(), 2, 3, 0, 0, 1));
        }

        @Test
        void twoAreMadeAgainByRulesThatComeAfterThose() {
            publish(TWO_ACCOUNTS);
            regroup(all("user_id:a", "user_id:b"));
            publish(DEFAULTS);

            RegroupedPast done = regroup(all("user_id:b"));

            assertThat(desk.areOne("user_id:a", "user_id:b")).isFalse();
            assertThat(desk.areOne("user_id:a", "anonymous_id:sofa")).isTrue();
            assertThat(done.split()).isEqualTo(1);
            assertThat(done.merged()).isZero();
        }

        @Test
        void nothingIsRecordedWhereEverythingIsInItsPlace() {
            publish(DEFAULTS);

            RegroupedPast done = regroup(all("user_id:a", "user_id:b", "anonymous_id:sofa", "user_id:nobody"));

            assertThat(done.events()).isZero();
            assertThat(desk.rulesEvents()).hasSize(1);
        }

        @Test
        void aStepOfFormerRulesAndOneThatWasTakenAreRefused() {
            publish(TWO_ACCOUNTS);
            RegroupPast first = new RegroupPast(2, 0, 0, all("user_id:a"));
            desk.command(first, RegroupedPast.class);
            isRefused(first, "taken already");
            publish(DEFAULTS);
            isRefused(new RegroupPast(2, 1, 0, all("user_id:b")), "Other rules");
            isRefused(new FinishRegrouping(2), "Other rules");
        }

        @Test
        void thatAllIsDoneIsRecordedOnceWithWhatAllStepsDid() {
            publish(TWO_ACCOUNTS);
            regroup(all("user_id:a"));
            desk.command(new FinishRegrouping(2), Object.class);
            desk.command(new FinishRegrouping(2), Object.class);

            assertThat(desk.rulesEvents().stream().filter(RulesApplied.class::isInstance))
                    .containsExactly(new RulesApplied(stream(), 2, 0, 1));
        }
    }

    @Test
    void aValueThatRulesBlockJoinsNobodyUntilTheyAllowItAgain() {
        desk.sent("user_id:a", "email:shop@example.org");
        desk.sent("user_id:a", "anonymous_id:phone");
        publish(DEFAULTS.replace("test@test.com", "shop@example.org"));

        regroup(List.of(value("email:shop@example.org", true, null)));

        assertThat(desk.areOne("user_id:a", "email:shop@example.org")).isFalse();
        assertThat(desk.areOne("user_id:a", "anonymous_id:phone")).isTrue();
        assertThat(refusal("user_id:a", "email:shop@example.org")).isEqualTo("blocked-value");
        publish(DEFAULTS);
        regroup(all("email:shop@example.org"));
        assertThat(desk.areOne("user_id:a", "email:shop@example.org")).isTrue();
    }

    @Test
    void valuesThatRulesSpellAlikeAreOnePersonsUntilTheyDoNotAnyMore() {
        desk.sent("member_card:ab-1", "anonymous_id:till");
        desk.sent("member_card:AB-1", "anonymous_id:app");
        publish(DEFAULTS.replace("name: member_card", "name: member_card\n    ignoreCase: true"));

        regroup(List.of(value("member_card:AB-1", false, "member_card:ab-1")));
        RegroupedPast again = regroup(List.of(value("member_card:AB-1", false, "member_card:ab-1")));

        assertThat(desk.areOne("anonymous_id:till", "anonymous_id:app")).isTrue();
        assertThat(again.events()).isZero();
        publish(DEFAULTS);
        regroup(List.of(
                new Value(desk.fragment("member_card:AB-1"), false, null, List.of(desk.fragment("member_card:ab-1")))));
        assertThat(desk.areOne("anonymous_id:till", "anonymous_id:app")).isFalse();
        assertThat(refusal("member_card:AB-1", "member_card:ab-1")).isEqualTo("spelled-differently");
    }

    @Test
    void theIdentifierAValueIsSpelledAsIsOpenedWhereNobodyNamedItYet() {
        desk.sent("member_card:AB-1", "anonymous_id:app");
        publish(DEFAULTS.replace("name: member_card", "name: member_card\n    ignoreCase: true"));

        RegroupedPast done = regroup(List.of(value("member_card:AB-1", false, "member_card:ab-1")));

        assertThat(desk.events())
                .contains(new FragmentOpened(
                        desk.fragment("member_card:ab-1"),
                        desk.identifier("member_card:ab-1").namespace(),
                        "ab-1"));
        assertThat(desk.areOne("member_card:ab-1", "anonymous_id:app")).isTrue();
        assertThat(done.merged()).as("nobody was merged by that").isZero();
    }

    @Test
    void whatWasErasedStaysSo() {
        desk.sent("member_card:AB-1", "anonymous_id:app");
        desk.sent("member_card:ab-1", "anonymous_id:till");
        publish(DEFAULTS.replace("name: member_card", "name: member_card\n    ignoreCase: true"));
        desk.erased("member_card:ab-1");

        RegroupedPast spelled = regroup(List.of(value("member_card:AB-1", false, "member_card:ab-1")));
        RegroupedPast erased = regroup(List.of(value("member_card:ab-1", true, null)));

        assertThat(spelled.events()).isZero();
        assertThat(erased.events()).isZero();
    }

    private @Nullable String refusal(String one, String other) {
        return desk.sourced(desk.fragment(one))
                .links()
                .get(desk.fragment(other))
                .statement()
                .refusal();
    }

    private void isRefused(Object command, String why) {
        assertThatThrownBy(() -> desk.command(command, Object.class))
                .isInstanceOf(Rejected.class)
                .hasMessageContaining(why);
    }

    private void publish(String text) {
        version = desk.command(new PublishRules(text, true, version, "compliance:eve"), PublishedRules.class)
                .version();
        step = 0;
    }

    private RegroupedPast regroup(List<Value> values) {
        return desk.command(new RegroupPast(version, step++, 0, values), RegroupedPast.class);
    }

    private List<Value> all(String... named) {
        return Stream.of(named).map(each -> value(each, false, null)).toList();
    }

    private Value value(String named, boolean blocked, @Nullable String spelled) {
        return new Value(desk.fragment(named), blocked, spelled == null ? null : desk.identifier(spelled), List.of());
    }

    private FragmentId stream() {
        return desk.rulesEvents().getFirst().stream();
    }
}
