package dev.annals.command.segment;

import dev.annals.api.identity.FragmentId;
import dev.annals.api.rejection.Rejected;
import dev.annals.api.rejection.Rejection;
import dev.annals.api.segment.RecordMemberships;
import dev.annals.api.segment.RecordMemberships.Batch;
import dev.annals.api.segment.SegmentEvent.MembershipChanged;
import dev.annals.command.recording.Decision;
import dev.annals.command.recording.StreamAppends;
import dev.annals.command.recording.StreamKind;
import dev.annals.platform.events.RecordedEvent;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Decides that changes of memberships are recorded: only where each stream ends exactly where it ended for whoever computed
 * them. So what was recorded before a crash is never recorded again, and of two processes one prevails.
 *
 * @param command the changes
 */
record MembershipDecision(RecordMemberships command) implements Decision<Boolean> {

    @Override
    public Set<UUID> eventIds() {
        return Set.of();
    }

    @Override
    public Set<FragmentId> fragments() {
        return Set.of();
    }

    @Override
    public Boolean decide(StreamAppends appends) {
        Map<FragmentId, Long> ends = new HashMap<>();
        for (Batch batch : command.batches()) {
            long end = ends.computeIfAbsent(batch.stream(), stream -> appends.sequence(stream, StreamKind.SEGMENT));
            if (batch.sequence() != end + 1) {
                throw new Rejected(
                        Rejection.CONFLICT,
                        "The members of a segment were changed up to " + end + ", but event " + batch.sequence()
                                + " was to follow.");
            }
            ends.put(batch.stream(), batch.sequence());
        }
        for (Batch batch : command.batches()) {
            appends.append(
                    batch.stream(),
                    StreamKind.SEGMENT,
                    new MembershipChanged(
                            batch.stream(),
                            batch.segment(),
                            batch.version(),
                            batch.changes(),
                            command.reflects(),
                            command.clock()),
                    RecordedEvent.SYSTEM);
        }
        return true;
    }
}
