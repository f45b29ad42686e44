package dev.annals.command.delivery;

import dev.annals.api.delivery.DeliveryEvent.DeliveryRequested;
import dev.annals.api.delivery.RequestDelivery;
import dev.annals.api.identity.FragmentId;
import dev.annals.command.recording.Decision;
import dev.annals.command.recording.StreamAppends;
import dev.annals.command.recording.StreamKind;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Decides to put on record that a message is wanted, once: its event has an id of its own, which the log takes only once.
 *
 * @param command what is wanted
 * @param eventId the id of the event
 * @param dedupe the keyed hash of what must not be sent twice; null for none
 */
record AskForDelivery(
        RequestDelivery command, UUID eventId, @Nullable FragmentId dedupe) implements Decision<Boolean> {

    @Override
    public Set<UUID> eventIds() {
        return Set.of(eventId);
    }

    @Override
    public Set<FragmentId> fragments() {
        return Set.of(command.delivery(), command.profile());
    }

    @Override
    public Set<FragmentId> subjects() {
        return Set.of(command.profile());
    }

    @Override
    public Boolean decide(StreamAppends appends) {
        if (appends.isStored(eventId)) {
            return false;
        }
        boolean maySeal = new Tree(appends, command.profile()).maySeal();
        appends.append(
                command.delivery(),
                StreamKind.DELIVERY,
                new DeliveryRequested(
                        command.delivery(),
                        command.profile(),
                        command.routes(),
                        command.purpose(),
                        command.transactional(),
                        command.rules(),
                        command.origin(),
                        dedupe,
                        command.expires(),
                        command.shadow(),
                        maySeal ? command.message() : null,
                        maySeal && !command.values().isEmpty() ? command.values() : null),
                eventId,
                command.by());
        return true;
    }
}
