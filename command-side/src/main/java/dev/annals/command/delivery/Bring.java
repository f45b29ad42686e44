package dev.annals.command.delivery;

import dev.annals.api.delivery.TemplateEvent.TemplatePublished;
import dev.annals.api.identity.FragmentId;
import dev.annals.command.recording.Decision;
import dev.annals.command.recording.StreamAppends;
import dev.annals.command.recording.StreamKind;
import java.util.Set;
import java.util.UUID;

/**
 * Decides to bring a version of a template into force, once.
 *
 * @param published the version
 * @param eventId the id of its event: of two who publish the same version at once, one succeeds
 * @param by who asks
 */
record Bring(TemplatePublished published, UUID eventId, String by) implements Decision<Boolean> {

    @Override
    public Set<UUID> eventIds() {
        return Set.of(eventId);
    }

    @Override
    public Set<FragmentId> fragments() {
        return Set.of();
    }

    @Override
    public Boolean decide(StreamAppends appends) {
        if (appends.isStored(eventId)) {
            return false;
        }
        appends.append(published.stream(), StreamKind.TEMPLATE, published, eventId, by);
        return true;
    }
}
