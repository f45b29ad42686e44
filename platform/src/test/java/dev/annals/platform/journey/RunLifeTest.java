package dev.annals.platform.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.annals.api.identity.FragmentId;
import dev.annals.api.journey.ChangeRun;
import dev.annals.api.journey.JourneyRunEvent.EntryRefused;
import dev.annals.api.journey.JourneyRunEvent.GoalReached;
import dev.annals.api.journey.JourneyRunEvent.InteractionMade;
import dev.annals.api.journey.JourneyRunEvent.RunHeld;
import dev.annals.api.journey.JourneyRunEvent.RunMigrated;
import dev.annals.api.journey.JourneyRunEvent.RunStarted;
import dev.annals.api.journey.JourneyRunEvent.SendRequested;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class RunLifeTest {

    private static final String HEAD = """
            key: test
            consent: { purpose: marketing }
            timezone: { from: profile.timezone, fallback: Asia/Taipei }
            """;

    private static String journey(String rest) {
        return HEAD + rest;
    }

    private static String steps(String steps) {
        return journey("entry: { on: { event: Started } }\nsteps:\n" + steps);
    }

    @Nested
    class EntersAgain {

        @Test
        void onlyOnceTheRunHasEndedAndTheCooldownIsOver() {
            PlayedRun run = new PlayedRun(journey("""
                    entry: { on: { event: Started }, reentry: { policy: after_exit, cooldown: P7D } }
                    steps:
                      - pause: { wait: { for: PT1H } }
                    """));
            UUID first = UUID.randomUUID();
            run.enters(first, Map.of());
            assertThat(run.enters(first, Map.of())).as("the same once more").isEmpty();
            run.enters(Map.of());
            assertThat(run.all(EntryRefused.class).getLast().reason()).isEqualTo("active");
            run.wakes();
            Instant ended = run.now;
            run.now = ended.plus(Duration.ofDays(3));
            run.enters(Map.of());
            assertThat(run.all(EntryRefused.class).getLast().reason()).isEqualTo("cooldown");
            assertThat(run.all(EntryRefused.class).getLast().until()).isEqualTo(ended.plus(Duration.ofDays(7)));
            run.now = ended.plus(Duration.ofDays(8));
            run.enters(Map.of());
            assertThat(run.all(RunStarted.class))
                    .extracting(RunStarted::episode)
                    .containsExactly(1, 2);
        }

        @Test
        void neverWhereItSaysSo() {
            PlayedRun run = new PlayedRun(journey("""
                    entry: { on: { event: Started }, reentry: { policy: never } }
                    steps:
                      - done: { exit: {} }
                    """));
            run.enters(Map.of());
            run.enters(Map.of());
            assertThat(run.all(EntryRefused.class).getFirst().reason()).isEqualTo("never-again");
        }
    }

    @Nested
    class Ends {

        private static final String GOAL = """
                entry: { on: { event: Cart Updated }, key: cart_id }
                goal: { event: Order Placed, match: { cart_id: entry.cart_id }, within: P3D }
                exit_when: [ { event: Cart Emptied }, { consent_withdrawn: true }, { segment: vip } ]
                policies: { holdout: { percent: %s } }
                steps:
                  - pause: { wait: { for: P20D } }
                """;

        @Test
        void atOnceWhenTheGoalIsReached() {
            PlayedRun run = new PlayedRun(journey(GOAL.formatted(0)));
            run.enters(Map.of("cart_id", "c-1"));
            run.now = run.now.plus(Duration.ofDays(1));
            assertThat(run.happens("Order Placed", Map.of("cart_id", "c-2"))).isEmpty();
            run.happens("Order Placed", Map.of("cart_id", "c-1", "revenue", 12.5));
            assertThat(run.all(GoalReached.class).getFirst().value()).isEqualTo("12.5");
            run.ended("goal");
        }

        @Test
        void notByAGoalThatComesTooLate() {
            PlayedRun run = new PlayedRun(journey(GOAL.formatted(0)));
            run.enters(Map.of("cart_id", "c-1"));
            run.now = run.now.plus(Duration.ofDays(4));
            assertThat(run.happens("Order Placed", Map.of("cart_id", "c-1"))).isEmpty();
        }

        @Test
        void whenAnExitConditionComesTrue() {
            PlayedRun emptied = new PlayedRun(journey(GOAL.formatted(0)));
            emptied.enters(Map.of("cart_id", "c-1"));
            emptied.now = emptied.now.plusSeconds(1);
            emptied.happens("Cart Emptied", Map.of());
            emptied.ended("exit-condition");
            PlayedRun withdrawn = new PlayedRun(journey(GOAL.formatted(0)));
            withdrawn.enters(Map.of("cart_id", "c-1"));
            withdrawn.does(new ChangeRun.TellWithdrawal(withdrawn.run(), UUID.randomUUID()));
            withdrawn.ended("consent-withdrawn");
            PlayedRun vip = new PlayedRun(journey(GOAL.formatted(0)));
            vip.enters(Map.of("cart_id", "c-1"));
            vip.does(new ChangeRun.TellMembership(vip.run(), UUID.randomUUID(), "vip", true, vip.now));
            vip.ended("exit-condition");
        }

        @Test
        void forWhoIsHeldOutWithTheGoalAndWithoutAnyStep() {
            PlayedRun run = new PlayedRun(journey(GOAL.formatted(99)), new FragmentId(new UUID(3, 5)));
            run.enters(Map.of("cart_id", "c-1"));
            assertThat(run.all(RunStarted.class).getFirst().group()).isEqualTo("holdout");
            run.stands("");
            run.now = run.now.plusSeconds(60);
            run.happens("Order Placed", Map.of("cart_id", "c-1"));
            assertThat(run.all(GoalReached.class).getFirst().group()).isEqualTo("holdout");
            run.ended("goal");
        }
    }

    @Nested
    class IsChangedUnderWay {

        private static final String TWO = """
                  - pause: { wait: { for: PT1H } }
                  - mail: { send: { channel: email, text: Hello } }
                """;

        @Test
        void standsBeforeAMessageWhileItsJourneyIsPaused() {
            PlayedRun run = new PlayedRun(steps(TWO));
            run.enters(Map.of());
            run.isPaused = true;
            run.wakes();
            assertThat(run.all(RunHeld.class)).hasSize(1);
            assertThat(run.all(SendRequested.class)).isEmpty();
            assertThat(run.does(new ChangeRun.Proceed(run.run()))).isEmpty();
            run.isPaused = false;
            run.does(new ChangeRun.Proceed(run.run()));
            assertThat(run.does(new ChangeRun.Proceed(run.run()))).isEmpty();
            assertThat(run.all(SendRequested.class)).hasSize(1);
        }

        @Test
        void goesOnInAnotherVersionAndKeepsTheTimeForWhichItHasWaited() {
            PlayedRun run = new PlayedRun(steps(TWO));
            run.enters(Map.of());
            run.now = run.now.plus(Duration.ofMinutes(10));
            Edition next = PlayedRun.edition(steps("  - longer: { wait: { for: PT3H } }\n  - done: { exit: {} }\n"), 2);
            run.does(new ChangeRun.Migrate(run.run(), 2, Map.of("pause", "longer")), next);
            assertThat(run.all(RunMigrated.class).getFirst().step()).isEqualTo("longer");
            assertThat(run.state.position().until()).isEqualTo(PlayedRun.NOON.plus(Duration.ofHours(3)));
            run.edition = next;
            run.wakes();
            run.ended("completed");
        }
    }

    @Test
    void aJourneyOfFiveHundredStepsIsRunAtOnce() {
        StringBuilder steps = new StringBuilder();
        for (int i = 0; i < 500; i++) {
            steps.append("  - s")
                    .append(i)
                    .append(": { emit: { event: E")
                    .append(i)
                    .append(" } }\n");
        }
        PlayedRun run = new PlayedRun(steps(steps.toString()));
        run.enters(Map.of());
        assertThat(run.all(InteractionMade.class)).hasSize(500);
        run.ended("completed");
        assertThat(List.of(run.state.position().step())).containsExactly("s499");
    }
}
