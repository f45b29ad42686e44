package dev.annals.command.schema;

import dev.annals.api.identity.FragmentId;
import dev.annals.api.schema.PlanEvent.PlanPublished;
import dev.annals.command.recording.Decision;
import dev.annals.command.recording.StreamAppends;
import dev.annals.command.recording.StreamKind;
import java.util.Set;
import java.util.UUID;

/**
 * Decides that a plan comes into force. The event's id is derived from the version, so of two who publish at the same time
 * one finds it taken.
 *
 * @param event what is to be recorded
 * @param eventId its id
 * @param by who publishes
 */
record PlanDecision(PlanPublished event, UUID eventId, String by) implements Decision<Boolean> {

    @Override
    public Set<UUID> eventIds() {
        return Set.of(eventId);
    }

    @Override
    public Set<FragmentId> fragments() {
        return Set.of();
    }

    /** Whether it was published; false when somebody else published that version. */
    @Override
    public Boolean decide(StreamAppends appends) {
        if (appends.isStored(eventId)) {
            return false;
        }
        appends.append(event.stream(), StreamKind.PLAN, event, eventId, by);
        return true;
    }
}
