package dev.annals.projections.segment;

import java.util.UUID;

/**
 * A place in the log, told so that another process can see whether it is the same log.
 *
 * @param position the position of the newest event that was taken; -1 before the first
 * @param event the id of that event
 * @param purposes the position at which the purposes were published that hold; -1 before that
 * @param erasure the position at which somebody was erased last; -1 before that
 */
record LogPlace(long position, UUID event, long purposes, long erasure) {

    static final LogPlace BEGINNING = new LogPlace(-1, new UUID(0, 0), -1, -1);

    LogPlace at(long newPosition, UUID newEvent) {
        return new LogPlace(newPosition, newEvent, purposes, erasure);
    }

    LogPlace published(long at) {
        return new LogPlace(position, event, at, erasure);
    }

    LogPlace erased(long at) {
        return new LogPlace(position, event, purposes, at);
    }
}
