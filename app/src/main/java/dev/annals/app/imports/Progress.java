package dev.annals.app.imports;

/** Told how far an import is. */
@FunctionalInterface
public interface Progress {

    /**
     * Called after each acknowledged batch.
     *
     * @param bytes how much of the file is done
     * @param total the size of the file
     * @param count what became of the records so far
     */
    void reached(long bytes, long total, Count count);
}
