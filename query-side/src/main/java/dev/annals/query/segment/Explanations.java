package dev.annals.query.segment;

import dev.annals.api.condition.Condition;
import dev.annals.api.rejection.Rejected;
import dev.annals.api.rejection.Rejection;
import dev.annals.platform.condition.CompiledCondition;
import dev.annals.platform.condition.Person;
import dev.annals.platform.segment.Memberships;
import dev.annals.platform.segment.Memberships.Membership;
import dev.annals.platform.segment.PublishedDefinition;
import dev.annals.platform.segment.SegmentBook;
import dev.annals.platform.segment.SegmentKeys;
import dev.annals.platform.trait.TraitBook;
import dev.annals.projections.identity.Profile;
import dev.annals.query.access.Masking;
import dev.annals.query.identity.search.Asked;
import dev.annals.query.identity.search.People;
import dev.annals.query.segment.Explanation.Clause;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Explains by the one evaluator why somebody is in a segment or is not, now or at an instant of the past. */
final class Explanations {

    private final SegmentBook book;
    private final Memberships memberships;
    private final PastMembers past;
    private final People people;
    private final PastPeople then;
    private final TraitBook traits;
    private final Clock clock;

    Explanations(
            SegmentBook book,
            Memberships memberships,
            PastMembers past,
            People people,
            PastPeople then,
            TraitBook traits,
            Clock clock) {
        this.book = book;
        this.memberships = memberships;
        this.past = past;
        this.people = people;
        this.then = then;
        this.traits = traits;
        this.clock = clock;
    }

    /** What is known of somebody now. */
    Explanation of(PublishedDefinition segment, Profile profile, Masking masking) {
        Instant now = clock.instant();
        Condition condition = segment.definition().condition();
        return explanation(
                segment,
                profile,
                memberships.find(segment.key(), profile.id()).orElse(null),
                now,
                condition == null
                        ? null
                        : clause(condition, people.of(profile, Asked.by(condition)), now, traits.edition(), masking));
    }

    /**
     * What was known at an instant, by the version that held then.
     *
     * @param profile the profile as of the instant
     */
    Explanation of(String key, Profile profile, Instant at, Masking masking) {
        PublishedDefinition segment = book.kept(at).stream()
                .filter(each -> each.key().equals(SegmentKeys.normal(key)))
                .findFirst()
                .orElseThrow(
                        () -> new Rejected(Rejection.NOT_FOUND, "There was no segment '" + key + "' at that instant."));
        Condition condition = segment.definition().condition();
        return explanation(
                segment,
                profile,
                past.at(segment.key(), at).get(profile.id()),
                at,
                condition == null
                        ? null
                        : clause(
                                condition, then.at(profile, Asked.by(condition), at), at, traits.edition(at), masking));
    }

    private static Clause clause(
            Condition condition, Person person, Instant at, TraitBook.Edition traits, Masking masking) {
        return Clause.of(
                condition,
                CompiledCondition.of(condition).at(person, at),
                masking,
                traits.computation().formulas());
    }

    private static Explanation explanation(
            PublishedDefinition segment,
            Profile profile,
            @Nullable Membership membership,
            Instant at,
            @Nullable Clause clause) {
        return Explanation.of(segment.key(), segment.version(), profile.id().toString(), membership, at, clause);
    }
}
