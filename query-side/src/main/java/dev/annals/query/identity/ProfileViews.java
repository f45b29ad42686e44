package dev.annals.query.identity;

import dev.annals.projections.identity.Profile;
import dev.annals.query.access.Masking;
import dev.annals.query.consent.ConsentSummaries;
import dev.annals.query.segment.OwnSegments;
import dev.annals.query.segment.OwnSegments.OwnSegment;
import dev.annals.query.tag.OwnTags;
import dev.annals.query.trait.ComputedReads;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes of a profile what readers see of it, with all that is known of the person elsewhere. */
public final class ProfileViews {

    private final ConsentSummaries consents;
    private final OwnSegments segments;
    private final OwnTags tags;
    private final ComputedReads computed;

    public ProfileViews(ConsentSummaries consents, OwnSegments segments, OwnTags tags, ComputedReads computed) {
        this.consents = consents;
        this.segments = segments;
        this.tags = tags;
        this.computed = computed;
    }

    /** The processors whose positions it reflects. */
    List<String> processors() {
        return consents.processors();
    }

    /**
     * What a reader sees.
     *
     * @param asOf the instant as of which the profile is; null for now
     */
    ProfileView of(Profile profile, @Nullable Instant asOf, Masking masking) {
        List<OwnSegment> own = segments.of(profile.id(), asOf);
        return ProfileView.of(
                profile,
                consents.of(profile, asOf),
                own.stream().map(OwnSegment::key).toList(),
                computed.shown(profile, asOf, masking),
                tags.names(profile, own, asOf),
                masking);
    }
}
