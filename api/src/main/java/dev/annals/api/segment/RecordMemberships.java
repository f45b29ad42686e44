package dev.annals.api.segment;

import dev.annals.api.identity.FragmentId;
import java.time.Instant;
import java.util.List;

/**
 * Command: record who entered and left segments, all of it or nothing. Answers a {@link RecordedMemberships}. Refused with
 * {@code CONFLICT} when a stream holds more than the changes were computed from, so that none is ever recorded twice.
 *
 * @param batches the changes, in parts of one event each
 * @param reflects the position of the log up to which they are complete
 * @param clock the instant up to which they are
 */
public record RecordMemberships(List<Batch> batches, long reflects, Instant clock) {

    public RecordMemberships {
        batches = List.copyOf(batches);
    }

    /**
     * The content of one event.
     *
     * @param stream the stream of the segment's members
     * @param segment the segment's key
     * @param version the version of its definition
     * @param sequence the place in the stream that the event is to have
     * @param changes what changed
     */
    public record Batch(FragmentId stream, String segment, int version, long sequence, List<MembershipChange> changes) {

        public Batch {
            changes = List.copyOf(changes);
        }
    }

    @Override
    public String toString() {
        return "RecordMemberships[" + batches.size() + " up to " + reflects + "]";
    }
}
