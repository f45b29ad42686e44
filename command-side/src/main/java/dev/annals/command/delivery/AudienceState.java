package dev.annals.command.delivery;

import dev.annals.api.Event;
import dev.annals.api.delivery.DeliveryEvent.AudienceMemberChanged;
import dev.annals.api.delivery.Standing;
import dev.annals.api.identity.FragmentId;
import dev.annals.command.recording.StreamMemory;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How somebody stands in an audience.
 *
 * @param standing whether the person is in it
 * @param gate the gate that holds the person back; null where none does
 * @param delivery the message that told the channel last; null where none did, or need be sent
 * @param asOf up to which position of the log the membership was known
 */
public record AudienceState(
        Standing standing, @Nullable String gate, @Nullable FragmentId delivery, long asOf) implements StreamMemory {

    /** Somebody who never was in it. */
    public static final AudienceState NONE = new AudienceState(Standing.OUT, null, null, -1);

    @Override
    public AudienceState after(Event event, Instant at) {
        return event instanceof AudienceMemberChanged it
                ? new AudienceState(it.standing(), it.gate(), it.delivery(), it.asOf())
                : this;
    }
}
