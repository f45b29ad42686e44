package dev.annals.command.recording;

import dev.annals.api.Event;
import dev.annals.api.identity.FragmentId;
import java.util.Set;
import java.util.UUID;

/**
 * Decides that one event is recorded, once. Where its id is derived from a version, one of two who publish that version at
 * the same time finds it taken.
 *
 * @param stream the stream
 * @param kind what kind of stream it is
 * @param event what is to be recorded
 * @param eventId its id
 * @param by who is behind it
 */
public record RecordOnce(FragmentId stream, StreamKind kind, Event event, UUID eventId, String by)
        implements Decision<Boolean> {

    @Override
    public Set<UUID> eventIds() {
        return Set.of(eventId);
    }

    @Override
    public Set<FragmentId> fragments() {
        return Set.of();
    }

    /** Whether it was recorded; false when an event of that id was there already. */
    @Override
    public Boolean decide(StreamAppends appends) {
        if (appends.isStored(eventId)) {
            return false;
        }
        appends.append(stream, kind, event, eventId, by);
        return true;
    }
}
