package dev.annals.projections;

/** Told how far a rebuild is, some ten thousand events at a time. */
@FunctionalInterface
public interface RebuildProgress {

    /** For whom nobody is watching. */
    RebuildProgress UNWATCHED = (projection, position, target) -> {};

    /**
     * Called after each batch.
     *
     * @param projection the projection's name
     * @param position the position reached
     * @param target the position to be reached, as far as is known now
     */
    void reached(String projection, long position, long target);
}
