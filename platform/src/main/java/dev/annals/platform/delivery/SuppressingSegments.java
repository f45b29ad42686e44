package dev.annals.platform.delivery;

import dev.annals.api.identity.FragmentId;
import dev.annals.platform.segment.Memberships;
import dev.annals.platform.segment.SegmentBook;
import dev.annals.platform.segment.SegmentKeys;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Says which of the segments whose members are sent nothing somebody is in. */
public final class SuppressingSegments {

    /** Where they are named. */
    public static final String SETTING = "annals.deliveries.suppress";

    private final List<String> keys;
    private final SegmentBook book;
    private final Supplier<Memberships> memberships;

    /**
     * Suppression by segments.
     *
     * @param keys the segments
     * @param memberships asked for when it is first needed
     */
    public SuppressingSegments(List<String> keys, SegmentBook book, Supplier<Memberships> memberships) {
        this.keys = keys.stream().map(SegmentKeys::normal).toList();
        this.book = book;
        this.memberships = memberships;
    }

    /**
     * What keeps messages from a person.
     *
     * @param in the keys of the segments in which the person is
     * @param unknown the keys that name no segment: whom they were to spare is not known
     */
    public record Suppression(Set<String> in, Set<String> unknown) {

        /** Nothing does. */
        public static final Suppression NONE = new Suppression(Set.of(), Set.of());
    }

    /** Whether a segment is one of them. */
    boolean contain(String segment) {
        return keys.contains(segment);
    }

    /** What keeps messages from a profile, as far as it is on record. */
    public Suppression of(FragmentId profile) {
        if (keys.isEmpty()) {
            return Suppression.NONE;
        }
        Set<String> unknown =
                keys.stream().filter(key -> book.find(key).isEmpty()).collect(Collectors.toUnmodifiableSet());
        return new Suppression(Set.copyOf(memberships.get().among(keys, profile)), unknown);
    }
}
