package dev.annals.api.journey;

import dev.annals.api.Event;
import dev.annals.api.Personal;
import dev.annals.api.Subject;
import dev.annals.api.Wire;
import dev.annals.api.identity.FragmentId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What happens to the runs of one person with one entry key, all in one stream: every decision with its reason. Personal
 * values are sealed under the person's key, so that an erasure leaves only that something happened.
 */
public sealed interface JourneyRunEvent extends Event {

    /** The stream: derived from the journey, the person and the entry key. */
    FragmentId run();

    /** The key of the journey. */
    String journey();

    /** The version of the journey. */
    int version();

    /** When it was decided. */
    Instant at();

    /**
     * A run began.
     *
     * @param run the stream
     * @param journey the key of the journey
     * @param version the version to which the run is pinned
     * @param at when
     * @param since when what began it happened; what happened before is none of its business
     * @param profile the root of the person's fragments at that time; the run stays with the profile it belongs to
     * @param episode how many times it began by now, from 1
     * @param trigger the id of the event that began it; null where a caller did
     * @param position the position of that event; -1 where a caller did
     * @param cause what began it, in words; nothing personal
     * @param group {@code treated}, or {@code holdout} for those who get nothing
     * @param expires when it ends by itself
     * @param interpreter the version of the rules by which it is carried on
     * @param begun what began it; null once erased
     */
    @Wire(name = "run.started")
    record RunStarted(
            FragmentId run,
            String journey,
            int version,
            Instant at,
            Instant since,
            @Subject FragmentId profile,
            int episode,
            @Nullable UUID trigger,
            long position,
            String cause,
            String group,
            Instant expires,
            int interpreter,
            @Personal @Nullable Begun begun)
            implements JourneyRunEvent {}

    /**
     * Somebody did not enter.
     *
     * @param run the stream
     * @param journey the key of the journey
     * @param version the version
     * @param at when
     * @param profile the root of the person's fragments at that time
     * @param trigger the id of the event that would have begun it; null where a caller would
     * @param reason why not: {@code active}, {@code cooldown}, {@code never-again}, {@code limit}, {@code paused}, ...
     * @param until when that ends by itself; null where it does not
     */
    @Wire(name = "run.refused")
    record EntryRefused(
            FragmentId run,
            String journey,
            int version,
            Instant at,
            FragmentId profile,
            @Nullable UUID trigger,
            String reason,
            @Nullable Instant until)
            implements JourneyRunEvent {}

    /**
     * A step was entered.
     *
     * @param run the stream
     * @param journey the key of the journey
     * @param version the version
     * @param at when
     * @param visit the number of the visit, from 1, never twice in a stream
     * @param step the step
     * @param reason why this one
     */
    @Wire(name = "run.step-entered")
    record StepEntered(FragmentId run, String journey, int version, Instant at, long visit, String step, String reason)
            implements JourneyRunEvent {}

    /**
     * The run waits.
     *
     * @param run the stream
     * @param journey the key of the journey
     * @param version the version
     * @param at when it began to
     * @param visit the visit
     * @param step the step
     * @param until when it goes on by itself
     * @param zone the time zone by which that was found
     * @param note what is to be known about it, such as that the zone is the fallback; null for nothing
     */
    @Wire(name = "run.wait-began")
    record WaitBegan(
            FragmentId run,
            String journey,
            int version,
            Instant at,
            long visit,
            String step,
            Instant until,
            String zone,
            @Nullable String note)
            implements JourneyRunEvent {}

    /**
     * The run waits no more.
     *
     * @param run the stream
     * @param journey the key of the journey
     * @param version the version
     * @param at when
     * @param visit the visit
     * @param step the step
     * @param reason {@code elapsed}, {@code timeout}, or what happened
     * @param lateSeconds how much later than it should have been
     */
    @Wire(name = "run.wait-ended")
    record WaitEnded(
            FragmentId run,
            String journey,
            int version,
            Instant at,
            long visit,
            String step,
            String reason,
            long lateSeconds)
            implements JourneyRunEvent {}

    /**
     * One of several things that the run waits for happened.
     *
     * @param run the stream
     * @param journey the key of the journey
     * @param version the version
     * @param at when
     * @param visit the visit
     * @param step the step
     * @param which its place in the list, from 0
     */
    @Wire(name = "run.awaited-happened")
    record AwaitedHappened(FragmentId run, String journey, int version, Instant at, long visit, String step, int which)
            implements JourneyRunEvent {}

    /**
     * One of several ways was taken.
     *
     * @param run the stream
     * @param journey the key of the journey
     * @param version the version
     * @param at when
     * @param visit the visit
     * @param step the step
     * @param way which: of a branch its place in the list or {@code else}, of a split its name
     * @param reason why
     */
    @Wire(name = "run.way-taken")
    record WayTaken(
            FragmentId run, String journey, int version, Instant at, long visit, String step, String way, String reason)
            implements JourneyRunEvent {}

    /**
     * A message is to be sent.
     *
     * @param run the stream
     * @param journey the key of the journey
     * @param version the version
     * @param at when
     * @param visit the visit
     * @param step the step
     * @param profile the person
     * @param delivery the id of the delivery, the same however often it is asked for
     * @param channels by which channels, the preferred one first
     * @param shadow whether nothing is to go out
     */
    @Wire(name = "run.send-requested")
    record SendRequested(
            FragmentId run,
            String journey,
            int version,
            Instant at,
            long visit,
            String step,
            FragmentId profile,
            FragmentId delivery,
            List<String> channels,
            boolean shadow)
            implements JourneyRunEvent {}

    /**
     * It is known what became of a message.
     *
     * @param run the stream
     * @param journey the key of the journey
     * @param version the version
     * @param at when
     * @param visit the visit
     * @param step the step
     * @param delivery the id of the delivery
     * @param outcome {@code sent}, {@code held-back}, {@code failed} or {@code shadow}
     * @param reason why; empty for no reason
     */
    @Wire(name = "run.send-ended")
    record SendEnded(
            FragmentId run,
            String journey,
            int version,
            Instant at,
            long visit,
            String step,
            FragmentId delivery,
            String outcome,
            String reason)
            implements JourneyRunEvent {}

    /**
     * An interaction is to be recorded about the person.
     *
     * @param run the stream
     * @param journey the key of the journey
     * @param version the version
     * @param at when
     * @param visit the visit
     * @param step the step
     * @param profile the person
     * @param name the name of the interaction; null where traits are stated
     * @param said its properties, or the traits; null once erased
     */
    @Wire(name = "run.interaction-made")
    record InteractionMade(
            FragmentId run,
            String journey,
            int version,
            Instant at,
            long visit,
            String step,
            @Subject FragmentId profile,
            @Nullable String name,
            @Personal @Nullable Map<String, @Nullable Object> said)
            implements JourneyRunEvent {}

    /**
     * The person is to enter another journey.
     *
     * @param run the stream
     * @param journey the key of the journey
     * @param version the version
     * @param at when
     * @param visit the visit
     * @param step the step
     * @param profile the person
     * @param other the key of the other journey
     */
    @Wire(name = "run.join-requested")
    record JoinRequested(
            FragmentId run,
            String journey,
            int version,
            Instant at,
            long visit,
            String step,
            FragmentId profile,
            String other)
            implements JourneyRunEvent {}

    /**
     * The run stands before a step that would do something, because its journey is paused.
     *
     * @param run the stream
     * @param journey the key of the journey
     * @param version the version
     * @param at when
     * @param visit the visit
     * @param step the step
     */
    @Wire(name = "run.held")
    record RunHeld(FragmentId run, String journey, int version, Instant at, long visit, String step)
            implements JourneyRunEvent {}

    /**
     * The run goes on in another version.
     *
     * @param run the stream
     * @param journey the key of the journey
     * @param version the version it goes on in
     * @param at when
     * @param from the version it comes from
     * @param visit the visit
     * @param step the step at which it goes on
     */
    @Wire(name = "run.migrated")
    record RunMigrated(FragmentId run, String journey, int version, Instant at, int from, long visit, String step)
            implements JourneyRunEvent {}

    /**
     * The goal was reached.
     *
     * @param run the stream
     * @param journey the key of the journey
     * @param version the version
     * @param at when
     * @param trigger the id of the event that reached it
     * @param group {@code treated} or {@code holdout}
     * @param value the value or revenue that the event names, as a decimal number; null where it names none
     */
    @Wire(name = "run.goal-reached")
    record GoalReached(
            FragmentId run,
            String journey,
            int version,
            Instant at,
            @Nullable UUID trigger,
            String group,
            @Nullable String value)
            implements JourneyRunEvent {}

    /**
     * The run ended.
     *
     * @param run the stream
     * @param journey the key of the journey
     * @param version the version
     * @param at when
     * @param step where it stood; empty where it stood nowhere yet
     * @param reason why, in a word: {@code completed}, {@code goal}, {@code expired}, {@code erased}, ...
     * @param detail more about it; null for nothing more
     */
    @Wire(name = "run.ended")
    record RunEnded(
            FragmentId run,
            String journey,
            int version,
            Instant at,
            String step,
            String reason,
            @Nullable String detail)
            implements JourneyRunEvent {}
}
