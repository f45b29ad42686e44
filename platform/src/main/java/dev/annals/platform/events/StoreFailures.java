package dev.annals.platform.events;

/** Tells a store that is away from data that it will never take; only the backbone knows how its stores fail. */
public interface StoreFailures {

    /**
     * Whether a failure, or what lies under it, is one of a store or of the way to it, so that the very same may well
     * succeed later.
     */
    boolean isStoreAway(Throwable failure);

    /** The kinds of a failure and of what lies under it, for a log. Messages may hold personal data and are left out. */
    String describe(Throwable failure);
}
