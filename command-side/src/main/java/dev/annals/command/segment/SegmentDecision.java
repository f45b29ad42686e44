package dev.annals.command.segment;

import dev.annals.api.identity.FragmentId;
import dev.annals.api.segment.SegmentEvent;
import dev.annals.command.recording.Decision;
import dev.annals.command.recording.StreamAppends;
import dev.annals.command.recording.StreamKind;
import java.util.Set;
import java.util.UUID;

/**
 * Decides that a version is published, or archived. The event's id is derived from key and version, so of two who do it at
 * the same time one finds it taken.
 *
 * @param event what is to be recorded
 * @param eventId its id
 * @param by who is behind it
 */
record SegmentDecision(SegmentEvent event, UUID eventId, String by) implements Decision<Boolean> {

    @Override
    public Set<UUID> eventIds() {
        return Set.of(eventId);
    }

    @Override
    public Set<FragmentId> fragments() {
        return Set.of();
    }

    /** Whether it was recorded; false when somebody else did. */
    @Override
    public Boolean decide(StreamAppends appends) {
        if (appends.isStored(eventId)) {
            return false;
        }
        appends.append(event.stream(), StreamKind.SEGMENT, event, eventId, by);
        return true;
    }
}
