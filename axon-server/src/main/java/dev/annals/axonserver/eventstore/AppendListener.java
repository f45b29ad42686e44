package dev.annals.axonserver.eventstore;

/** Is told of every append, for figures. */
@FunctionalInterface
public interface AppendListener {

    /**
     * An append was written, though not committed yet.
     *
     * @param events how many events it holds
     * @param nanos how long it took, the wait for its turn included
     */
    void appended(int events, long nanos);
}
