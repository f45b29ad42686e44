package dev.annals.platform.events;

/**
 * A reader of the whole log that the backbone runs as one Axon pooled streaming processor, with its token in the read
 * store. Rooms offer beans of this type; the backbone finds them all.
 *
 * @param name the processor's name, stable for ever: lower-case words joined by hyphens
 * @param handler an object with Axon {@code @EventHandler} methods, or an Axon {@code EventMessageHandler}
 * @param segments into how many parts, by stream id, the work is divided; from 1
 * @param batchSize the most events in one unit of work; one flush of documents each
 */
public record LogProcessor(String name, Object handler, int segments, int batchSize) {

    /** One segment and up to 1,000 events a unit of work: right for a single machine. */
    public LogProcessor(String name, Object handler) {
        this(name, handler, 1, 1_000);
    }
}
