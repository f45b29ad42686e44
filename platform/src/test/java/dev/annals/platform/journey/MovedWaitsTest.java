package dev.annals.platform.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.annals.api.journey.ChangeRun;
import dev.annals.api.journey.JourneyRunEvent.WaitBegan;
import dev.annals.api.journey.JourneyRunEvent.WaitEnded;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What becomes of a wait when something is stated about the person by which it ends. */
class MovedWaitsTest {

    private static String steps(String steps) {
        return """
                key: test
                timezone: { from: profile.timezone, fallback: Asia/Taipei }
                entry: { on: { event: Began } }
                steps:
                """ + steps;
    }

    private static ChangeRun traits(PlayedRun run) {
        return new ChangeRun.TellTraits(run.run(), UUID.randomUUID());
    }

    @Test
    void aRunWaitsUntilAnotherTimeWhenThePersonsClockIsAnotherByNow() {
        PlayedRun run = new PlayedRun(steps("  - pause: { wait: { until: \"09:00\" } }\n"));
        run.person.traits.put("timezone", "Europe/Vienna");
        run.enters(Map.of());
        assertThat(run.state.position().until()).isEqualTo("2027-03-02T08:00:00Z");
        assertThat(run.does(traits(run))).as("nothing is another").isEmpty();

        run.person.traits.put("timezone", "America/New_York");
        run.now = PlayedRun.NOON.plus(Duration.ofHours(1));
        run.does(traits(run));
        assertThat(run.state.position().until()).isEqualTo("2027-03-01T14:00:00Z");
        assertThat(run.all(WaitBegan.class).getLast().zone()).isEqualTo("America/New_York");
        assertThat(run.all(WaitBegan.class).getLast().note()).contains("anew");
    }

    @Test
    void itWaitsNoLongerWhenThePersonsClockHasPassedThatTimeByNow() {
        PlayedRun run = new PlayedRun(steps("  - pause: { wait: { until: \"09:00\" } }\n  - done: { exit: {} }\n"));
        run.person.traits.put("timezone", "America/New_York");
        run.enters(Map.of());
        assertThat(run.state.position().until()).isEqualTo("2027-03-01T14:00:00Z");

        run.person.traits.put("timezone", "Atlantic/Azores");
        run.now = Instant.parse("2027-03-01T13:30:00Z");
        run.does(traits(run));
        run.stands("pause");
        assertThat(run.state.position().until()).isEqualTo("2027-03-02T10:00:00Z");

        run.person.traits.put("timezone", "America/Halifax");
        run.does(traits(run));
        assertThat(run.all(WaitEnded.class).getLast().lateSeconds()).isZero();
        run.ended("completed");
    }

    @Test
    void whoIsWokenLooksOnceMoreWhetherTheTimeHasCome() {
        PlayedRun run = new PlayedRun(steps("  - pause: { wait: { until: \"09:00\" } }\n"));
        run.person.traits.put("timezone", "Europe/Vienna");
        run.enters(Map.of());
        run.person.traits.put("timezone", "Atlantic/Azores");
        run.wakes();
        run.stands("pause");
        assertThat(run.state.position().until()).isEqualTo("2027-03-02T10:00:00Z");
        run.wakes();
        run.ended("completed");
    }

    @Test
    void itWaitsUntilTheDateThatIsNamedByNowAndAsConfiguredWhereThatLiesInThePast() {
        PlayedRun run = new PlayedRun(steps("  - pause: { wait: { until_date: profile.renewal, past: exit } }\n"));
        run.person.traits.put("renewal", "2027-03-10");
        run.enters(Map.of());
        assertThat(run.state.position().until()).isEqualTo("2027-03-09T16:00:00Z");

        run.person.traits.put("renewal", "2027-03-12");
        run.does(traits(run));
        assertThat(run.state.position().until()).isEqualTo("2027-03-11T16:00:00Z");

        run.person.traits.remove("renewal");
        assertThat(run.does(traits(run))).as("a date that is not known").isEmpty();

        run.person.traits.put("renewal", "2027-02-01");
        run.does(traits(run));
        run.ended("date-in-the-past");
    }
}
