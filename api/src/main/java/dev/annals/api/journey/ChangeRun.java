package dev.annals.api.journey;

import dev.annals.api.identity.FragmentId;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Commands that carry a run on. None answers anything, and what comes too late, or twice, changes nothing.
 */
public sealed interface ChangeRun {

    /** The stream of the run. */
    FragmentId run();

    /**
     * An interaction of the person that may matter to it.
     *
     * @param event the id of the event
     * @param name its name
     * @param happenedAt when it happened
     * @param properties what it says
     */
    record Tell(FragmentId run, UUID event, String name, Instant happenedAt, Map<String, @Nullable Object> properties)
            implements ChangeRun {

        @Override
        public String toString() {
            return "Tell[" + run + " " + event + "]";
        }
    }

    /**
     * The person entered or left a segment.
     *
     * @param event the id of the event
     * @param segment its key
     * @param entered whether it was entered
     * @param at when
     */
    record TellMembership(FragmentId run, UUID event, String segment, boolean entered, Instant at)
            implements ChangeRun {}

    /** The person withdrew or refused consent to the journey's purpose. */
    record TellWithdrawal(FragmentId run, UUID event) implements ChangeRun {}

    /**
     * Something was stated about the person by which a wait may end at another time, such as a time zone.
     *
     * @param event the id of the event
     */
    record TellTraits(FragmentId run, UUID event) implements ChangeRun {}

    /**
     * Something became of a message.
     *
     * @param delivery the id of the delivery
     * @param outcome what became of it
     * @param reason why
     */
    record TellOutcome(FragmentId run, FragmentId delivery, String outcome, String reason) implements ChangeRun {}

    /**
     * A wait is over.
     *
     * @param visit the visit that waited; another one is none of its business
     */
    record Wake(FragmentId run, long visit) implements ChangeRun {}

    /** The journey is not paused any more. */
    record Proceed(FragmentId run) implements ChangeRun {}

    /**
     * It goes on in another version.
     *
     * @param version the version
     * @param stepMap where it stands there, by where it stands
     */
    record Migrate(FragmentId run, int version, Map<String, String> stepMap) implements ChangeRun {}

    /**
     * It ends.
     *
     * @param reason why, in a word
     * @param detail more about it; null for nothing more
     */
    record End(FragmentId run, String reason, @Nullable String detail) implements ChangeRun {}
}
