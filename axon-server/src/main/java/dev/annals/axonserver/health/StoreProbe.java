package dev.annals.axonserver.health;

/** Asks a store for a sign of life; throws when there is none. */
@FunctionalInterface
public interface StoreProbe {

    /** Returns when the store has answered. */
    void ask() throws Exception;
}
