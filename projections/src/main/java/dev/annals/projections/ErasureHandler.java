package dev.annals.projections;

import dev.annals.api.privacy.ErasureEvent;
import dev.annals.projections.privacy.ErasureDocument;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;

/** Spares the processor of erasures the many events about other things: they are not even opened. */
final class ErasureHandler {

    private final ProjectionHandler<ErasureDocument> handler;

    ErasureHandler(ProjectionHandler<ErasureDocument> handler) {
        this.handler = handler;
    }

    @EventHandler
    void on(ErasureEvent event, EventMessage<?> message) {
        handler.on(event, message);
    }
}
