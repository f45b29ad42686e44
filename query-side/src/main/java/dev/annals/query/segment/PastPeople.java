package dev.annals.query.segment;

import dev.annals.api.identity.FragmentId;
import dev.annals.platform.condition.Permissions;
import dev.annals.platform.condition.Person;
import dev.annals.platform.condition.Tags;
import dev.annals.platform.consent.PurposeBook;
import dev.annals.platform.trait.TraitBook;
import dev.annals.projections.identity.Profile;
import dev.annals.query.consent.ConsentReads;
import dev.annals.query.identity.search.Asked;
import dev.annals.query.identity.search.People;
import dev.annals.query.segment.OwnSegments.OwnSegment;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Tells of a profile of the past what conditions could ask for then: what was on record, by the definitions that held. */
final class PastPeople {

    private final People people;
    private final OwnSegments segments;
    private final ConsentReads consents;
    private final PurposeBook purposes;
    private final TraitBook traits;

    PastPeople(People people, OwnSegments segments, ConsentReads consents, PurposeBook purposes, TraitBook traits) {
        this.people = people;
        this.segments = segments;
        this.consents = consents;
        this.purposes = purposes;
        this.traits = traits;
    }

    /**
     * The person behind a profile of the past.
     *
     * @param then the profile as of the instant
     * @param asked what is wanted besides the profile
     * @param at the instant
     */
    Person at(Profile then, Asked asked, Instant at) {
        Person told = people.of(then, new Asked(asked.deeds(), false, false), at);
        List<OwnSegment> own = asked.segments() ? segments.of(then.id(), at) : List.of();
        Set<String> given = own.stream()
                .map(each -> each.segment().definition().tag())
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        Collection<FragmentId> members = then.members().keySet();
        return new Person(
                told.profile(),
                told.traits(),
                told.accounts(),
                told.past(),
                asked.consents() ? Permissions.of(consents.of(members, at), purposes.policy(at)) : Permissions.NONE,
                own.stream().map(OwnSegment::key).collect(Collectors.toSet()),
                Tags.of(tag -> People.puts(then, tag), given::contains),
                traits.edition(at).computation());
    }
}
