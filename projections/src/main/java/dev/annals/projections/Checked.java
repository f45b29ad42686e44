package dev.annals.projections;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the live documents compare with those of a rebuild at the same position.
 *
 * @param projection the projection's name
 * @param position the position of both
 * @param events how many events were read for the rebuild
 * @param documents how many documents the rebuild has
 * @param equal how many live documents are equal to theirs
 * @param missing how many are not live
 * @param surplus how many are live that the rebuild does not have
 * @param different how many differ
 * @param first the first difference, by key; null when there is none
 * @param seconds how long it took
 */
public record Checked(
        String projection,
        long position,
        long events,
        long documents,
        long equal,
        long missing,
        long surplus,
        long different,
        @Nullable Difference first,
        double seconds) {

    /** Whether the live documents are what the log says. */
    public boolean same() {
        return first == null;
    }

    /** What can be wrong with a document. */
    public enum Kind {
        MISSING,
        SURPLUS,
        DIFFERENT
    }

    /**
     * A document that is not what the log says. Tells no value.
     *
     * @param kind what is wrong
     * @param key the document's key
     * @param components the components that differ; none unless it is {@link Kind#DIFFERENT}
     */
    public record Difference(Kind kind, String key, List<String> components) {}
}
