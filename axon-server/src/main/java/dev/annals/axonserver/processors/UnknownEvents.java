package dev.annals.axonserver.processors;

import dev.annals.axonserver.serialisation.UnknownEvent;
import org.axonframework.eventhandling.EventHandler;

/** Stands in every processor beside its handler, so that an event nobody knows is parked instead of passed over. */
final class UnknownEvents {

    /** Never called: reading the payload fails first, and that failure parks the event. */
    @EventHandler
    void on(UnknownEvent event) {
        throw new IllegalStateException("An unknown event has no payload");
    }
}
