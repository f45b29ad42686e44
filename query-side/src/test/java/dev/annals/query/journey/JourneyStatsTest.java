package dev.annals.query.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.annals.api.delivery.DeliveryEvent.DeliveryClicked;
import dev.annals.api.delivery.DeliveryEvent.DeliveryOpened;
import dev.annals.api.identity.FragmentId;
import dev.annals.api.journey.Begun;
import dev.annals.api.journey.JourneyRunEvent.GoalReached;
import dev.annals.api.journey.JourneyRunEvent.RunEnded;
import dev.annals.api.journey.JourneyRunEvent.RunStarted;
import dev.annals.api.journey.JourneyRunEvent.SendEnded;
import dev.annals.api.journey.JourneyRunEvent.SendRequested;
import dev.annals.api.journey.JourneyRunEvent.StepEntered;
import dev.annals.api.journey.JourneyRunEvent.WayTaken;
import dev.annals.platform.journey.Edition;
import dev.annals.platform.journey.JourneyFigures;
import dev.annals.platform.journey.JourneyYaml;
import dev.annals.platform.journey.Surroundings;
import dev.annals.testkit.InMemoryEventLog;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class JourneyStatsTest {

    private static final Instant NOON = Instant.parse("2027-03-01T12:00:00Z");
    private static final String YAML = """
            key: test
            consent: { purpose: marketing }
            entry: { on: { event: Started } }
            goal: { event: Order Completed }
            steps:
              - halves:
                  split: [ { name: a, weight: 50, then: mail }, { name: b, weight: 50, then: done } ]
                  optimise: goal
              - mail: { send: { channel: email, text: Hello } }
              - done: { exit: {} }
            """;

    private final InMemoryEventLog log = new InMemoryEventLog();
    private final JourneyFigures figures = new JourneyFigures(log);

    private static FragmentId id(long number) {
        return new FragmentId(new UUID(7, number));
    }

    private static FragmentId delivery(long number) {
        return new FragmentId(new UUID(8, number));
    }

    private void run(long number, String way, String worth) {
        FragmentId run = id(number);
        log.append(
                run,
                new RunStarted(
                        run,
                        "test",
                        1,
                        NOON,
                        NOON,
                        run,
                        1,
                        null,
                        -1,
                        "the test",
                        "treated",
                        NOON,
                        1,
                        new Begun(null, Map.of())));
        log.append(run, new StepEntered(run, "test", 1, NOON, 1, "halves", "start"));
        log.append(run, new WayTaken(run, "test", 1, NOON, 1, "halves", way, "by chance"));
        if (way.equals("a")) {
            log.append(run, new StepEntered(run, "test", 1, NOON, 2, "mail", "way a"));
            log.append(
                    run,
                    new SendRequested(run, "test", 1, NOON, 2, "mail", run, delivery(number), List.of("email"), false));
            log.append(run, new SendEnded(run, "test", 1, NOON, 2, "mail", delivery(number), "sent", "email"));
        }
        if (!worth.isEmpty()) {
            log.append(run, new GoalReached(run, "test", 1, NOON, null, "treated", worth));
        }
        log.append(run, new RunEnded(run, "test", 1, NOON, "halves", worth.isEmpty() ? "completed" : "goal", null));
    }

    private JourneyStats stats(JourneyFigures counted) {
        Edition edition =
                Edition.of(JourneyYaml.read("test.yaml", YAML, Surroundings.UNKNOWN), 1, "", YAML, NOON, "dora", 1);
        return JourneyStats.of(
                edition, Objects.requireNonNull(counted.of("test").get(1)), split -> counted.trials("test", split));
    }

    private static JourneyStats.StepStats step(JourneyStats stats, String name) {
        return stats.steps().stream()
                .filter(step -> step.step().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whatIsHeardOfAMessageIsCountedOnceAtTheStepThatSentIt() {
        run(1, "a", "");
        for (int i = 0; i < 2; i++) {
            log.append(delivery(1), new DeliveryOpened(delivery(1), id(1), NOON));
            log.append(delivery(1), new DeliveryClicked(delivery(1), id(1), NOON, null));
        }
        log.append(delivery(99), new DeliveryOpened(delivery(99), id(1), NOON));

        JourneyStats.StepStats mail = step(stats(figures), "mail");

        assertThat(mail.sent()).isEqualTo(1);
        assertThat(mail.outcomes()).isEqualTo(Map.of("opened", 1L, "clicked", 1L));
        assertThat(mail.opened()).isEqualTo(1);
    }

    @Test
    void aGoalCountsForEveryStepAndWayThatLedThere() {
        run(1, "a", "99.5");
        run(2, "b", "");

        JourneyStats stats = stats(figures);

        assertThat(step(stats, "mail").goal().reached()).isEqualTo(1);
        assertThat(step(stats, "mail").goal().value()).isEqualByComparingTo(new BigDecimal("99.5"));
        assertThat(step(stats, "halves").goal()).isEqualTo(Rate.of(1, 2, new BigDecimal("99.5")));
        SplitStats split = Objects.requireNonNull(step(stats, "halves").split());
        assertThat(split.ways()).extracting(way -> way.goal().reached()).containsExactly(1L, 0L);
        assertThat(split.learning()).isTrue();
        assertThat(split.note()).startsWith("Fewer than 30 people");
    }

    @Test
    void theWayThatIsBetterIsTakenByMoreAndARecountSaysTheSame() {
        for (int i = 0; i < 60; i++) {
            run(i, "a", i % 2 == 0 ? "10" : "");
            run(1_000 + i, "b", i % 10 == 0 ? "10" : "");
        }
        JourneyStats stats = stats(figures);

        SplitStats split = Objects.requireNonNull(step(stats, "halves").split());
        assertThat(split.learning()).isFalse();
        assertThat(split.ways().getFirst().odds()).isGreaterThan(95);
        assertThat(split.note()).isNull();
        assertThat(stats(new JourneyFigures(log))).isEqualTo(stats);
    }

    @Test
    void anIntervalThatOverlapsSaysHowManyPeopleItWouldTake() {
        assertThat(Rate.note(List.of(Rate.of(50, 100, BigDecimal.ONE), Rate.of(40, 100, BigDecimal.ONE))))
                .isEqualTo(
                        "The intervals overlap: the difference may be chance. To tell this one from chance it would take"
                                + " about 385 people in each group.");
        assertThat(Rate.note(List.of(Rate.of(50, 100, BigDecimal.ONE), Rate.of(50, 100, BigDecimal.ONE))))
                .isEqualTo("The intervals overlap: the difference may be chance.");
    }
}
