package dev.annals.projections.identity;

import java.time.Instant;
import java.util.Comparator;
import java.util.UUID;

/**
 * That somebody was there: the first or the last time.
 *
 * @param at when, by the source's corrected clock
 * @param event the id of the interaction's event; decides between two of the same instant
 * @param source the source that saw it
 */
public record Sighting(Instant at, UUID event, String source) implements Comparable<Sighting> {

    private static final Comparator<Sighting> ORDER =
            Comparator.comparing(Sighting::at).thenComparing(Sighting::event);

    /** The earlier of two. */
    public Sighting orEarlier(Sighting other) {
        return compareTo(other) <= 0 ? this : other;
    }

    /** The later of two. */
    public Sighting orLater(Sighting other) {
        return compareTo(other) >= 0 ? this : other;
    }

    @Override
    public int compareTo(Sighting other) {
        return ORDER.compare(this, other);
    }
}
