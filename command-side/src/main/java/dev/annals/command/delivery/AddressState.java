package dev.annals.command.delivery;

import dev.annals.api.Event;
import dev.annals.api.delivery.DeliveryEvent.AddressRefused;
import dev.annals.api.delivery.DeliveryEvent.AddressRestored;
import dev.annals.command.recording.StreamMemory;
import java.time.Instant;

/**
 * Whether an address is good for anything.
 *
 * @param isRefused whether messages to it came back for good
 */
public record AddressState(boolean isRefused) implements StreamMemory {

    /** An address of which nothing is known. */
    public static final AddressState USABLE = new AddressState(false);

    @Override
    public AddressState after(Event event, Instant at) {
        return switch (event) {
            case AddressRefused refused -> new AddressState(true);
            case AddressRestored restored -> USABLE;
            default -> this;
        };
    }
}
