package dev.annals.projections.segment;

import dev.annals.api.rejection.Rejected;
import dev.annals.api.segment.RecordMemberships;

/** Has it recorded who entered and left segments. */
@FunctionalInterface
interface MembershipRecorder {

    /**
     * Returns once the changes are durable.
     *
     * @throws Rejected with {@code CONFLICT} when somebody else recorded changes of one of the segments; nothing was
     *     recorded then. After any other failure it may have been
     */
    void record(RecordMemberships changes);
}
