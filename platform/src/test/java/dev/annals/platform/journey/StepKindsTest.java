package dev.annals.platform.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.annals.api.identity.FragmentId;
import dev.annals.api.interaction.InteractionType;
import dev.annals.api.journey.ChangeRun;
import dev.annals.api.journey.JourneyRunEvent.AwaitedHappened;
import dev.annals.api.journey.JourneyRunEvent.InteractionMade;
import dev.annals.api.journey.JourneyRunEvent.JoinRequested;
import dev.annals.api.journey.JourneyRunEvent.SendEnded;
import dev.annals.api.journey.JourneyRunEvent.SendRequested;
import dev.annals.api.journey.JourneyRunEvent.WaitBegan;
import dev.annals.api.journey.JourneyRunEvent.WaitEnded;
import dev.annals.api.journey.JourneyRunEvent.WayTaken;
import dev.annals.platform.condition.Person.Deed;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class StepKindsTest {

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
    class Sends {

        private final PlayedRun run = new PlayedRun(steps("""
                  - mail:
                      send: { channel: email, text: Hello, fallback: [ { channel: sms, text: Hi } ] }
                      on: { suppressed: held, failed: broken }
                  - done: { exit: { reason: completed } }
                  - held: { exit: { reason: held } }
                  - broken: { exit: { reason: broken } }
                """));

        @Test
        void waitsForWhatBecomesOfItsMessageAndAsksForItUnderOneId() {
            run.enters(Map.of());

            run.stands("mail");
            SendRequested asked = run.all(SendRequested.class).getFirst();
            assertThat(asked.channels()).containsExactly("email", "sms");
            assertThat(asked.delivery()).isEqualTo(Interpreter.deliveryOf(run.run(), asked.visit()));
            run.settles("handed-over", "email");
            run.stands("mail");
            run.settles("accepted", "email");
            run.ended("completed");
        }

        @Test
        void goesTheWayOfThoseWhoWereHeldBack() {
            run.enters(Map.of());
            run.settles("held-back", "consent_withdrawn");
            assertThat(run.all(SendEnded.class).getFirst().reason()).isEqualTo("consent_withdrawn");
            run.ended("held");
        }

        @Test
        void goesTheWayOfWhatFailed() {
            run.enters(Map.of());
            run.settles("failed", "timeout");
            run.ended("broken");
        }

        @Test
        void goesOnOnceItIsHandedOverWhereItDoesNotSayWhatToDoWhenItFails() {
            PlayedRun careless = new PlayedRun(steps("  - mail: { send: { channel: email, text: Hello } }\n"));
            careless.enters(Map.of());
            careless.settles("handed-over", "email");
            careless.ended("completed");
        }

        @Test
        void isToldOnceOnly() {
            run.enters(Map.of());
            FragmentId delivery = run.all(SendRequested.class).getFirst().delivery();
            run.settles("accepted", "");
            assertThat(run.does(new ChangeRun.TellOutcome(run.run(), delivery, "delivered", "")))
                    .isEmpty();
        }
    }

    @Nested
    class Waits {

        @Test
        void forASpanOfTimeAndIgnoresWhoWakesItInVain() {
            PlayedRun run = new PlayedRun(steps("  - pause: { wait: { for: PT2H } }\n  - done: { exit: {} }\n"));
            run.enters(Map.of());
            assertThat(run.state.position().until()).isEqualTo(PlayedRun.NOON.plus(Duration.ofHours(2)));
            assertThat(run.does(new ChangeRun.Wake(run.run(), 99))).isEmpty();
            assertThat(run.does(new ChangeRun.Wake(run.run(), 1)))
                    .as("too early")
                    .isEmpty();
            run.now = PlayedRun.NOON.plus(Duration.ofHours(5));
            run.does(new ChangeRun.Wake(run.run(), 1));
            assertThat(run.all(WaitEnded.class).getFirst().lateSeconds()).isEqualTo(3 * 3_600);
            run.ended("completed");
            assertThat(run.does(new ChangeRun.Wake(run.run(), 1))).isEmpty();
        }

        @Test
        void untilAClockShowsATimeAlsoOnTheDayItIsChanged() {
            PlayedRun run = new PlayedRun(steps("  - pause: { wait: { until: \"09:00\" } }\n"));
            run.person.traits.put("timezone", "America/New_York");
            run.now = Instant.parse("2027-03-14T06:30:00Z");
            run.enters(Map.of());
            WaitBegan began = run.all(WaitBegan.class).getFirst();
            assertThat(began.until()).isEqualTo("2027-03-14T13:00:00Z");
            assertThat(began.zone()).isEqualTo("America/New_York");
            assertThat(began.note()).isNull();
        }

        @Test
        void byTheFallbackWhereNoZoneIsKnownAndSaysSo() {
            PlayedRun run = new PlayedRun(steps("  - pause: { wait: { until: \"09:00\", days: [monday] } }\n"));
            run.enters(Map.of());
            WaitBegan began = run.all(WaitBegan.class).getFirst();
            assertThat(began.until()).isEqualTo("2027-03-08T01:00:00Z");
            assertThat(began.note()).contains("fallback");
        }

        @Test
        void untilADateThatAValueNames() {
            PlayedRun run =
                    new PlayedRun(steps("  - pause: { wait: { until_date: entry.due, offset: -P1D, past: exit } }\n"));
            run.enters(Map.of("due", "2027-03-10"));
            assertThat(run.all(WaitBegan.class).getFirst().until()).isEqualTo("2027-03-08T16:00:00Z");
        }

        @Test
        void takesTheEdgeForDatesInThePastAndSaysSo() {
            String wait = """
                      - pause: { wait: { until_date: profile.renewal, past: %s } }
                      - one: { exit: { reason: one } }
                    """;
            PlayedRun exits = new PlayedRun(steps(wait.formatted("exit")));
            exits.person.traits.put("renewal", "2020-01-01");
            exits.enters(Map.of());
            exits.ended("date-in-the-past");
            PlayedRun now = new PlayedRun(steps(wait.formatted("now")));
            now.enters(Map.of());
            now.ended("one");
            PlayedRun skips = new PlayedRun(steps("""
                      - pause: { wait: { until_date: profile.renewal, past: skip } }
                      - left_out: { emit: { event: Never } }
                      - two: { exit: { reason: two } }
                    """));
            skips.enters(Map.of());
            skips.ended("two");
            assertThat(skips.all(InteractionMade.class)).isEmpty();
        }

        @Test
        void noLongerThanTheRunLasts() {
            PlayedRun run = new PlayedRun(journey("""
                    entry: { on: { event: Started } }
                    policies: { expires: P2D }
                    steps:
                      - pause: { wait: { until_date: entry.due, past: exit } }
                    """));
            run.enters(Map.of("due", "2028-01-01"));
            run.wakes();
            run.ended("expired");
        }
    }

    @Nested
    class WaitsForSomething {

        private static final String ANY = """
                  - wait:
                      wait_for:
                        any: [ { event: Paid, where: { amount: { gte: 10 } }, then: paid }, { outcome: clicked, then: clicked } ]
                        timeout: P1D
                        lookback: %s
                        then: late
                  - late: { exit: { reason: late } }
                  - paid: { exit: { reason: paid } }
                  - clicked: { exit: { reason: clicked } }
                """;

        @Test
        void goesOnByWhatHappened() {
            PlayedRun run = new PlayedRun(steps(ANY.formatted("PT1S")));
            run.enters(Map.of());
            assertThat(run.happens("Paid", Map.of("amount", 9))).isEmpty();
            run.happens("Paid", Map.of("amount", 10));
            run.ended("paid");
        }

        @Test
        void goesOnWhenTheTimeIsOverAndThenNotOnceMore() {
            PlayedRun run = new PlayedRun(steps(ANY.formatted("PT1S")));
            run.enters(Map.of());
            run.wakes();
            run.ended("late");
            assertThat(run.happens("Paid", Map.of("amount", 10))).isEmpty();
        }

        @Test
        void countsWhatHappenedBeforeAsFarAsItLooksBack() {
            Deed paid = new Deed(
                    UUID.randomUUID(),
                    "Paid",
                    InteractionType.TRACK,
                    PlayedRun.NOON.minusSeconds(1),
                    Map.of("amount", 20));
            PlayedRun looks = new PlayedRun(steps(ANY.formatted("PT5S")));
            looks.person.deeds.add(paid);
            looks.enters(Map.of());
            looks.ended("paid");
            PlayedRun does = new PlayedRun(steps(ANY.replace("lookback: %s", "happened: late")));
            does.person.deeds.add(paid);
            does.enters(Map.of());
            does.stands("wait");
        }

        @Test
        void waitsForAllOfIt() {
            PlayedRun run = new PlayedRun(steps("""
                      - wait:
                          wait_for: { all: [ { event: A }, { event: B } ], timeout: P1D, then: late, happened: both }
                      - late: { exit: { reason: late } }
                      - both: { exit: { reason: both } }
                    """));
            run.enters(Map.of());
            run.happens("A", Map.of());
            run.happens("A", Map.of());
            run.stands("wait");
            run.happens("B", Map.of());
            run.ended("both");
            assertThat(run.all(AwaitedHappened.class)).hasSize(2);
        }
    }

    @Nested
    class Chooses {

        private static final String BRANCH = """
                  - way:
                      branch:
                        - { when: { consent: { channel: sms } }, then: sms }
                        - { when: { entry: { cart_value: { gte: 100 } } }, then: big }
                        - { when: { segment: vip }, then: vip }
                        - { when: { trait: city, is: Graz }, then: graz }
                        - { else: true, then: other }
                  - sms: { exit: { reason: sms } }
                  - big: { exit: { reason: big } }
                  - vip: { exit: { reason: vip } }
                  - graz: { exit: { reason: graz } }
                  - other: { exit: { reason: other } }
                """;

        @Test
        void theFirstWayThatIsOpen() {
            PlayedRun sms = new PlayedRun(steps(BRANCH));
            sms.person.consents.add("sms");
            sms.enters(Map.of("cart_value", 500));
            sms.ended("sms");
            PlayedRun big = new PlayedRun(steps(BRANCH));
            big.enters(Map.of("cart_value", 500));
            big.ended("big");
            PlayedRun vip = new PlayedRun(steps(BRANCH));
            vip.person.segments.add("vip");
            vip.enters(Map.of());
            vip.ended("vip");
            PlayedRun graz = new PlayedRun(steps(BRANCH));
            graz.person.traits.put("city", "Graz");
            graz.enters(Map.of());
            graz.ended("graz");
            PlayedRun other = new PlayedRun(steps(BRANCH));
            other.enters(Map.of());
            other.ended("other");
            assertThat(other.all(WayTaken.class).getFirst().way()).isEqualTo("else");
        }

        @Test
        void mostlyTheWayThatLedToTheGoalMoreOftenOnceEnoughIsKnown() {
            Edition edition = PlayedRun.edition(steps("""
                      - halves: { split: [ { name: a, weight: 50 }, { name: b, weight: 50 } ], optimise: goal }
                    """).replace("steps:", "goal: { event: Bought }\nsteps:"), 1);
            int better = 0;
            for (int i = 0; i < 200; i++) {
                PlayedRun run = new PlayedRun(edition, new FragmentId(new UUID(i * 31L, i)));
                run.person.trials.put("a", new Odds.Trials(200, 20));
                run.person.trials.put("b", new Odds.Trials(200, 60));
                run.enters(Map.of());
                WayTaken taken = run.all(WayTaken.class).getFirst();
                assertThat(taken.reason()).startsWith("by what came of those before, ");
                better += taken.way().equals("b") ? 1 : 0;
            }
            assertThat(better).isGreaterThan(190);
            PlayedRun early = new PlayedRun(edition, new FragmentId(new UUID(5, 5)));
            early.person.trials.put("b", new Odds.Trials(Odds.LEARNT - 1, 40));
            early.enters(Map.of());
            assertThat(early.all(WayTaken.class).getFirst().reason()).startsWith("by chance");
        }

        @Test
        void byChanceButForTheSamePersonAlwaysTheSame() {
            String split = steps("""
                      - halves: { split: [ { name: a, weight: 50, then: a }, { name: b, weight: 50, then: b } ] }
                      - a: { exit: { reason: a } }
                      - b: { exit: { reason: b } }
                    """);
            Edition first = PlayedRun.edition(split, 1);
            Edition second = PlayedRun.edition(split + "# another\n", 2);
            int[] counts = new int[2];
            for (int i = 0; i < 10_000; i++) {
                PlayedRun run = new PlayedRun(first, new FragmentId(new UUID(i * 31L, i)));
                run.enters(Map.of());
                String way = run.all(WayTaken.class).getFirst().way();
                counts[way.equals("a") ? 0 : 1]++;
                if (i % 100 == 0) {
                    run.edition = second;
                    run.enters(Map.of());
                    assertThat(run.all(WayTaken.class))
                            .extracting(WayTaken::way)
                            .containsExactly(way, way);
                }
            }
            double chiSquare = (Math.pow(counts[0] - 5_000.0, 2) + Math.pow(counts[1] - 5_000.0, 2)) / 5_000;
            assertThat(chiSquare).isLessThan(10.83);
        }
    }

    @Nested
    class Acts {

        @Test
        void statesTraitsAndMakesInteractionsOfWhatBeganTheRun() {
            PlayedRun run = new PlayedRun(steps("""
                      - tag: { update: { stage: abandoned, cart: entry.cart_id } }
                      - tell: { emit: { event: Cart Abandoned, properties: { cart: entry.cart_id, times: 1 } } }
                      - join: { join_journey: win-back }
                    """));
            run.enters(Map.of("cart_id", "c-1"));
            assertThat(run.all(InteractionMade.class).getFirst().said())
                    .containsEntry("stage", "abandoned")
                    .containsEntry("cart", "c-1");
            assertThat(run.all(InteractionMade.class).getLast().name()).isEqualTo("Cart Abandoned");
            assertThat(run.all(JoinRequested.class).getFirst().other()).isEqualTo("win-back");
            run.ended("completed");
        }

        @Test
        void callsAnotherSystem() {
            PlayedRun run = new PlayedRun(steps("""
                      - call: { webhook: { text: "{}" }, on: { failed: broken } }
                      - done: { exit: { reason: done } }
                      - broken: { exit: { reason: broken } }
                    """));
            run.enters(Map.of());
            assertThat(run.all(SendRequested.class).getFirst().channels()).containsExactly("webhook");
            run.settles("failed", "http-500");
            run.ended("broken");
        }

        @Test
        void sendsNothingInShadow() {
            PlayedRun run = new PlayedRun(journey("""
                    entry: { on: { event: Started } }
                    policies: { shadow: true }
                    steps:
                      - mail: { send: { channel: email, text: Hello } }
                    """));
            run.enters(Map.of());
            assertThat(run.all(SendRequested.class).getFirst().shadow()).isTrue();
            assertThat(run.all(SendEnded.class).getFirst().outcome()).isEqualTo("shadow");
            run.ended("completed");
        }
    }
}
