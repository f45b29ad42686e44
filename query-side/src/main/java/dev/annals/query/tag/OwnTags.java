package dev.annals.query.tag;

import dev.annals.projections.identity.Profile;
import dev.annals.query.access.Masking;
import dev.annals.query.segment.OwnSegments.OwnSegment;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the tags of a profile: those somebody put and that have not ended, and those that its segments give. */
public final class OwnTags {

    private final Clock clock;

    public OwnTags(Clock clock) {
        this.clock = clock;
    }

    /**
     * Their names.
     *
     * @param segments the segments in which the person is, or was at that instant
     * @param asOf the instant at which they have to hold; null for now
     */
    public List<String> names(Profile profile, List<OwnSegment> segments, @Nullable Instant asOf) {
        return of(profile, segments, asOf, Masking.MASKED).stream()
                .map(OwnTag::tag)
                .distinct()
                .toList();
    }

    /**
     * All of them.
     *
     * @param segments the segments in which the person is, or was at that instant
     * @param asOf the instant at which those that somebody put have to hold; null for now
     */
    public List<OwnTag> of(Profile profile, List<OwnSegment> segments, @Nullable Instant asOf, Masking masking) {
        Instant at = asOf == null ? clock.instant() : asOf;
        List<OwnTag> found = new ArrayList<>();
        profile.tags().forEach((tag, mark) -> {
            if (mark.holds(at)) {
                found.add(new OwnTag(
                        tag,
                        "hand",
                        null,
                        mark.since(),
                        mark.until(),
                        mark.by(),
                        masking.textOrNull(mark.why()),
                        mark.event()));
            }
        });
        for (OwnSegment own : segments) {
            String tag = own.segment().definition().tag();
            if (tag != null) {
                found.add(new OwnTag(tag, "rule", own.key(), own.membership().since(), null, null, null, null));
            }
        }
        found.sort(Comparator.comparing(OwnTag::tag).thenComparing(OwnTag::kind));
        return found;
    }
}
