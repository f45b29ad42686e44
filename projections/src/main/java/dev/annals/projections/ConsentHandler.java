package dev.annals.projections;

import dev.annals.api.consent.ConsentEvent;
import dev.annals.api.privacy.ErasureEvent.FragmentErased;
import dev.annals.projections.consent.ConsentDocument;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;

/** Spares the processor of consents the many events about other things: they are not even opened. */
final class ConsentHandler {

    private final ProjectionHandler<ConsentDocument> handler;

    ConsentHandler(ProjectionHandler<ConsentDocument> handler) {
        this.handler = handler;
    }

    @EventHandler
    void on(ConsentEvent event, EventMessage<?> message) {
        handler.on(event, message);
    }

    @EventHandler
    void on(FragmentErased event, EventMessage<?> message) {
        handler.on(event, message);
    }
}
