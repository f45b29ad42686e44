package dev.annals.app.operations;

import org.jspecify.annotations.Nullable;

/**
 * How far a projection is.
 *
 * @param name the projection's name
 * @param position up to which position of the event log everything is visible; -1 before the first event
 * @param lag how many positions it is behind the newest event
 * @param healthy whether it runs in this process and none of its parts is in error
 * @param rebuildable whether it keeps documents, which this process can rebuild and check; other processors act on events
 * @param deadLetters how many events it could not handle
 * @param rebuild how far a rebuild or check is that runs in this process; null when none does
 */
record ProjectionState(
        String name,
        long position,
        long lag,
        boolean healthy,
        boolean rebuildable,
        long deadLetters,
        @Nullable Progress rebuild) {

    /**
     * How far a rebuild or check is.
     *
     * @param position the position reached
     * @param target the position to be reached
     */
    record Progress(long position, long target) {}
}
