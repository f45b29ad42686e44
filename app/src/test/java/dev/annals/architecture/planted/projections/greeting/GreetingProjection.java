package dev.annals.architecture.planted.projections.greeting;

import org.axonframework.eventhandling.EventHandler;

/** Writes a read model. */
public class GreetingProjection {

    @EventHandler
    void on(String greeting) {}
}
