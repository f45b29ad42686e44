package dev.annals.query.tag;

import dev.annals.platform.segment.Memberships;
import dev.annals.platform.segment.PublishedDefinition;
import dev.annals.platform.segment.SegmentBook;
import dev.annals.projections.identity.Profile;
import dev.annals.query.access.Masking;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the tags of a profile: those somebody put and that have not ended, and those that its segments give. */
public final class OwnTags {

    private final SegmentBook segments;
    private final Memberships memberships;
    private final Clock clock;

    public OwnTags(SegmentBook segments, Memberships memberships, Clock clock) {
        this.segments = segments;
        this.memberships = memberships;
        this.clock = clock;
    }

    /**
     * Their names.
     *
     * @param asOf the instant at which they have to hold; null for now
     */
    public List<String> names(Profile profile, @Nullable Instant asOf) {
        return of(profile, asOf, Masking.MASKED).stream()
                .map(OwnTag::tag)
                .distinct()
                .toList();
    }

    List<OwnTag> of(Profile profile, @Nullable Instant asOf, Masking masking) {
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
        for (PublishedDefinition segment : segments.kept()) {
            String tag = segment.definition().tag();
            if (tag != null) {
                memberships
                        .find(segment.key(), profile.id())
                        .ifPresent(member -> found.add(
                                new OwnTag(tag, "rule", segment.key(), member.since(), null, null, null, null)));
            }
        }
        found.sort(Comparator.comparing(OwnTag::tag).thenComparing(OwnTag::kind));
        return found;
    }
}
