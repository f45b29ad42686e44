package dev.annals.api.consent;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A consent that authorises a number of messages, and which of them were sent.
 *
 * @param record the record of the consent
 * @param key what it is about
 * @param at when it was expressed
 * @param until when it ends by itself; null when it has no end
 * @param uses how many messages it authorises; 0 while its record is not known here
 * @param used the ids of the deliveries that used it up, in order
 */
public record Authorisation(
        UUID record, ConsentKey key, Instant at, @Nullable Instant until, int uses, List<String> used) {

    static final Comparator<Authorisation> ORDER =
            Comparator.comparing(Authorisation::at).thenComparing(Authorisation::record);

    /** How many messages it authorises still. */
    public int left() {
        return Math.max(0, uses - used.size());
    }

    /** Whether it authorises a message at an instant. */
    public boolean isOpen(Instant instant) {
        return left() > 0 && !at.isAfter(instant) && (until == null || until.isAfter(instant));
    }

    /** Both together; commutative, associative and idempotent. */
    Authorisation merge(Authorisation other) {
        TreeSet<String> all = new TreeSet<>(used);
        all.addAll(other.used);
        Authorisation known = uses >= other.uses ? this : other;
        return new Authorisation(record, key, at, known.until, known.uses, List.copyOf(all));
    }
}
