package dev.annals.projections;

import dev.annals.api.quarantine.QuarantineEvent;
import dev.annals.projections.quarantine.QuarantineDocument;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;

/** Spares the quarantine's processor the many events about other things: they are not even opened. */
final class QuarantineHandler {

    private final ProjectionHandler<QuarantineDocument> handler;

    QuarantineHandler(ProjectionHandler<QuarantineDocument> handler) {
        this.handler = handler;
    }

    @EventHandler
    void on(QuarantineEvent event, EventMessage<?> message) {
        handler.on(event, message);
    }
}
