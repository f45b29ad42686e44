package dev.annals.app.imports;

/**
 * What became of records.
 *
 * @param stored recorded now
 * @param duplicates recorded before
 * @param rejected not acceptable; each is in the file of rejects
 */
public record Count(long stored, long duplicates, long rejected) {

    static final Count NONE = new Count(0, 0, 0);

    Count plus(Count other) {
        return new Count(stored + other.stored, duplicates + other.duplicates, rejected + other.rejected);
    }
}
