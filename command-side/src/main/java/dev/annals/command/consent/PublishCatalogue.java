package dev.annals.command.consent;

import dev.annals.api.consent.PublishPurposes;
import dev.annals.api.consent.PurposeEvent.PurposesPublished;
import dev.annals.api.identity.FragmentId;
import dev.annals.command.recording.Decision;
import dev.annals.command.recording.StreamAppends;
import dev.annals.command.recording.StreamKind;
import dev.annals.platform.consent.Purposes;
import java.util.Set;
import java.util.UUID;

/**
 * Decides that a catalogue comes into force. The event's id is derived from the version, so of two who publish at the
 * same time one finds it taken.
 *
 * @param command what is to be published
 * @param stream the catalogue's stream
 * @param purposes what was read of it, in the version it is to have
 * @param eventId the id of the event
 */
record PublishCatalogue(PublishPurposes command, FragmentId stream, Purposes purposes, UUID eventId)
        implements Decision<Boolean> {

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
        appends.append(
                stream,
                StreamKind.PURPOSES,
                new PurposesPublished(stream, purposes.version(), purposes.hash(), purposes.text()),
                eventId,
                command.by());
        return true;
    }
}
