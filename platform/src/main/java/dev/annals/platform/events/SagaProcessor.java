package dev.annals.platform.events;

/**
 * A kind of Axon saga that the backbone runs, by one processor whose token lies with the sagas. Rooms offer beans of this
 * type; the backbone finds them all.
 *
 * @param name the processor's name, stable for ever: lower-case words joined by hyphens
 * @param saga the class with Axon's {@code @SagaEventHandler} methods
 */
public record SagaProcessor(String name, Class<?> saga) {}
