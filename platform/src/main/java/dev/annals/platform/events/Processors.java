package dev.annals.platform.events;

import java.time.Duration;
import java.util.List;
import java.util.Set;

/** The running log processors: how far they are, stopping and starting them, and what they could not handle. */
public interface Processors {

    /** The names of all processors of this installation. */
    Set<String> names();

    /**
     * Up to which position a processor has made everything visible, in whichever process it runs; -1 before the first
     * event.
     */
    long position(String processor);

    /**
     * Waits until a processor has made a position visible.
     *
     * @return whether it did within the time
     */
    boolean await(String processor, long position, Duration atMost);

    /** Whether it runs here and none of its segments is in error. */
    boolean healthy(String processor);

    /** Stops a processor between two units of work; returns when it stands. */
    void pause(String processor);

    /** Starts a paused processor where it stopped. */
    void resume(String processor);

    /** Dead letters of a processor, oldest first. */
    List<DeadLetter> deadLetters(String processor, int limit);

    /** How many events of a processor are parked. */
    long deadLetterCount(String processor);

    /**
     * Handles the parked sequence to which the letter belongs once more.
     *
     * @return whether it is no longer parked
     */
    boolean retry(String processor, String letterId);

    /** Handles every parked sequence once more; answers how many succeeded. */
    int retryAll(String processor);

    /**
     * An event that a processor could not handle. Later events of the same stream wait behind it.
     *
     * @param id the letter's id
     * @param processor the processor
     * @param stream the stream the event is in
     * @param position the event's position; -1 when unknown
     * @param eventName the event's wire name
     * @param cause the kind of error, without any value of the event
     * @param since when it was parked, ISO-8601
     */
    record DeadLetter(
            String id, String processor, String stream, long position, String eventName, String cause, String since) {}
}
