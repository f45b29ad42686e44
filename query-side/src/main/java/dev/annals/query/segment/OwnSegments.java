package dev.annals.query.segment;

import dev.annals.api.identity.FragmentId;
import dev.annals.platform.segment.Memberships;
import dev.annals.platform.segment.Memberships.Membership;
import dev.annals.platform.segment.PublishedDefinition;
import dev.annals.platform.segment.SegmentBook;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the segments in which somebody is, or was at an instant. */
public final class OwnSegments {

    private final SegmentBook book;
    private final Memberships memberships;
    private final PastMembers past;

    OwnSegments(SegmentBook book, Memberships memberships, PastMembers past) {
        this.book = book;
        this.memberships = memberships;
        this.past = past;
    }

    /**
     * A segment in which somebody is.
     *
     * @param segment the version that holds, or held
     * @param membership since when and why
     */
    public record OwnSegment(PublishedDefinition segment, Membership membership) {

        /** The segment's key. */
        public String key() {
            return segment.key();
        }
    }

    /**
     * The segments of a profile, in the order of their keys.
     *
     * @param profile the profile, by the id that it had at the instant
     * @param asOf the instant; null for now
     */
    public List<OwnSegment> of(FragmentId profile, @Nullable Instant asOf) {
        List<PublishedDefinition> kept = asOf == null ? book.kept() : book.kept(asOf);
        Map<String, Membership> own = asOf == null
                ? memberships.of(kept.stream().map(PublishedDefinition::key).toList(), profile)
                : past.of(profile, asOf);
        return kept.stream()
                .flatMap(
                        segment -> Optional.ofNullable(own.get(segment.key()))
                                .map(membership -> new OwnSegment(segment, membership))
                                .stream())
                .toList();
    }
}
