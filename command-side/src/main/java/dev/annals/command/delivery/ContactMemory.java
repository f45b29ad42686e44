package dev.annals.command.delivery;

import dev.annals.api.Event;
import dev.annals.api.delivery.DeliveryEvent.DeliveryCounted;
import dev.annals.command.recording.StreamMemory;
import dev.annals.platform.delivery.ContactHistory;
import dev.annals.platform.delivery.ContactHistory.Contact;
import java.time.Instant;

/**
 * The messages that were sent while a fragment was the root of its person's.
 *
 * @param history the messages
 */
public record ContactMemory(ContactHistory history) implements StreamMemory {

    /** None. */
    public static final ContactMemory NONE = new ContactMemory(ContactHistory.NONE);

    @Override
    public ContactMemory after(Event event, Instant at) {
        return event instanceof DeliveryCounted counted
                ? new ContactMemory(history.with(Contact.of(counted, at)))
                : this;
    }
}
