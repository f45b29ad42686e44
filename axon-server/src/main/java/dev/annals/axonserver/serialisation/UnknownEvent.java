package dev.annals.axonserver.serialisation;

/**
 * Stands for an event whose name or revision this version does not know. Its payload cannot be had: asking for it
 * throws an {@link UnknownEventException}.
 */
public final class UnknownEvent {

    private UnknownEvent() {}
}
