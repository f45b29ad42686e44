package dev.annals.query.identity;

import dev.annals.projections.identity.Profile;
import dev.annals.query.access.Masking;
import dev.annals.query.consent.ConsentSummaries;
import dev.annals.query.identity.search.People;
import dev.annals.query.tag.OwnTags;
import dev.annals.query.trait.ComputedReads;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes of a profile what readers see of it, with all that is known of the person elsewhere. */
public final class ProfileViews {

    private final ConsentSummaries consents;
    private final People people;
    private final OwnTags tags;
    private final ComputedReads computed;

    public ProfileViews(ConsentSummaries consents, People people, OwnTags tags, ComputedReads computed) {
        this.consents = consents;
        this.people = people;
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
        return ProfileView.of(
                profile,
                consents.of(profile, asOf),
                List.copyOf(people.segmentsOf(profile.id())),
                computed.shown(profile, asOf, masking),
                tags.names(profile, asOf),
                masking);
    }
}
