package dev.annals.api.journey;

import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a designer wrote: who enters, what is done step by step, and what ends it. Immutable once published.
 *
 * @param key its stable name: lower-case words joined by hyphens
 * @param name what people call it
 * @param owner who looks after it; null where nobody is named
 * @param zone in which time zone local times are meant
 * @param purpose the key of the purpose that every message of it serves; null where it sends nothing
 * @param transactional whether its messages are owed to the person, so that caps and quiet hours do not hold them back
 * @param entry how people enter
 * @param goal what it is for; null for nothing that could be measured
 * @param exits what ends a run at once
 * @param policies what holds for every run of it
 * @param steps what is done, in order; at least one
 * @param tests what its author wants to hold
 */
public record Journey(
        String key,
        String name,
        @Nullable String owner,
        Zone zone,
        @Nullable String purpose,
        boolean transactional,
        Entry entry,
        @Nullable Goal goal,
        List<Trigger> exits,
        Policies policies,
        List<Step> steps,
        List<InlineTest> tests) {

    public Journey {
        exits = List.copyOf(exits);
        steps = List.copyOf(steps);
        tests = List.copyOf(tests);
    }

    /**
     * Where local times are local.
     *
     * @param trait the trait that names a person's time zone
     * @param fallback the zone of those who have no such trait, or one that names no zone
     */
    public record Zone(String trait, ZoneId fallback) {}

    /**
     * How people enter.
     *
     * @param on what makes them enter; null where only callers of the API do
     * @param key the property that tells one run of a person from another; null for one run at a time
     * @param reentry whether they may enter again
     * @param cooldown how long after the end of a run; null for at once
     * @param perHour the most that enter within an hour; 0 for any number
     */
    public record Entry(
            @Nullable Trigger on,
            @Nullable String key,
            Reentry reentry,
            @Nullable Duration cooldown,
            int perHour) {}

    /** Whether one person may enter again with the same entry key. */
    public enum Reentry {
        /** Once for ever. */
        NEVER,
        /** Once the run has ended, and the cooldown after it is over. */
        AFTER_EXIT,
        /** Each time, also while another run is under way. */
        ALWAYS,
        /** Once for each entry key. */
        KEYED
    }

    /**
     * What a journey is for. Reaching it ends the run at once and counts.
     *
     * @param on what has to happen
     * @param within how long after the start it counts; null for as long as the run lasts
     */
    public record Goal(Trigger on, @Nullable Duration within) {}

    /**
     * What holds for every run.
     *
     * @param quietHours when nothing is sent; null where only the installation's own quiet hours hold
     * @param caps how many messages a person may get
     * @param holdout how many percent of those who enter get nothing, so that the difference can be measured
     * @param salt names the division of people into those and the others
     * @param expires how long a run lasts at most
     * @param resumePerHour how many runs go on within an hour after a pause
     * @param shadow whether it runs as if it were live, but nothing is sent
     * @param inFlight what becomes of runs of earlier versions when this one is published
     */
    public record Policies(
            @Nullable QuietHours quietHours,
            List<Cap> caps,
            int holdout,
            String salt,
            Duration expires,
            int resumePerHour,
            boolean shadow,
            InFlight inFlight) {

        public Policies {
            caps = List.copyOf(caps);
        }
    }

    /**
     * When nothing is sent, by the person's clock.
     *
     * @param from the first minute
     * @param to the first minute after them
     * @param action what becomes of a message then: {@code defer} or {@code skip}
     */
    public record QuietHours(LocalTime from, LocalTime to, String action) {}

    /**
     * How many messages a person may get within a rolling span of time, whatever journey they come from.
     *
     * @param channel the channel; {@code any} for all together
     * @param most how many
     * @param per the span
     */
    public record Cap(String channel, int most, Duration per) {}
}
