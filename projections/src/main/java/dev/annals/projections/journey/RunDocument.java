package dev.annals.projections.journey;

import dev.annals.api.Wire;
import dev.annals.api.identity.FragmentId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A run in the list of a journey's runs. It is kept twice, by its stream and by the position at which somebody entered or
 * was refused first; the latter stays as it began. Holds nothing personal.
 *
 * @param run the stream
 * @param position the position at which it began
 * @param journey the journey
 * @param version the version to which it is pinned
 * @param profile the person, by the root of the fragments at that time
 * @param episode how many times it began; 0 where nobody entered
 * @param status {@code active}, {@code held}, {@code ended} or {@code refused}
 * @param group {@code treated} or {@code holdout}
 * @param startedAt when it began
 * @param step where it stands, or stood at the end; null for nowhere
 * @param until when it goes on by itself; null where it waits for no time
 * @param sends how many messages went out
 * @param heldBack how many messages were held back
 * @param endedAt when it ended; null while it is under way
 * @param reason why it ended, or why nobody entered; null for neither
 */
@Wire(name = "document.journey-run")
public record RunDocument(
        FragmentId run,
        long position,
        String journey,
        int version,
        FragmentId profile,
        int episode,
        String status,
        String group,
        Instant startedAt,
        @Nullable String step,
        @Nullable Instant until,
        int sends,
        int heldBack,
        @Nullable Instant endedAt,
        @Nullable String reason) {

    RunDocument at(String nextStatus, @Nullable String nextStep, @Nullable Instant over) {
        return new RunDocument(
                run,
                position,
                journey,
                version,
                profile,
                episode,
                nextStatus,
                group,
                startedAt,
                nextStep,
                over,
                sends,
                heldBack,
                null,
                null);
    }

    RunDocument in(int otherVersion, String nextStep) {
        return new RunDocument(
                run,
                position,
                journey,
                otherVersion,
                profile,
                episode,
                status,
                group,
                startedAt,
                nextStep,
                until,
                sends,
                heldBack,
                endedAt,
                reason);
    }

    RunDocument counting(int more, int moreHeldBack) {
        return new RunDocument(
                run,
                position,
                journey,
                version,
                profile,
                episode,
                status,
                group,
                startedAt,
                step,
                until,
                sends + more,
                heldBack + moreHeldBack,
                endedAt,
                reason);
    }

    RunDocument ended(Instant at, String why) {
        return new RunDocument(
                run, position, journey, version, profile, episode, "ended", group, startedAt, step, null, sends,
                heldBack, at, why);
    }
}
