package dev.annals.query.privacy.held;

import dev.annals.api.identity.FragmentId;
import dev.annals.platform.condition.Person;
import dev.annals.platform.condition.Person.Deed;
import dev.annals.platform.condition.Person.Held;
import dev.annals.platform.documents.Range;
import dev.annals.platform.events.EventLog;
import dev.annals.platform.events.RecordedEvent;
import dev.annals.platform.segment.Memberships;
import dev.annals.platform.segment.Memberships.Membership;
import dev.annals.platform.segment.PublishedDefinition;
import dev.annals.platform.segment.SegmentBook;
import dev.annals.platform.trait.Computation;
import dev.annals.platform.trait.TraitBook;
import dev.annals.projections.ReadModel;
import dev.annals.projections.delivery.DeliveryDocument;
import dev.annals.projections.delivery.DeliveryProjection;
import dev.annals.projections.identity.Profile;
import dev.annals.projections.journey.RunDocument;
import dev.annals.projections.journey.RunProjection;
import dev.annals.query.access.Masking;
import dev.annals.query.identity.suggestion.Suggestions;
import dev.annals.query.privacy.held.Elsewhere.InSegment;
import dev.annals.query.privacy.held.Elsewhere.Story;
import dev.annals.query.segment.OwnSegments.OwnSegment;
import dev.annals.query.tag.OwnTags;
import dev.annals.query.trait.Deeds;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** Finds what other features hold about a person: messages, journeys, tags, segments, what is computed, what is suspected. */
final class HeldElsewhere {

    private static final int PAGE = 500;

    private final ReadModel<DeliveryDocument> deliveries;
    private final ReadModel<RunDocument> runs;
    private final SegmentBook segments;
    private final Memberships memberships;
    private final OwnTags tags;
    private final TraitBook traits;
    private final Suggestions suggestions;
    private final EventLog log;

    HeldElsewhere(
            ReadModel<DeliveryDocument> deliveries,
            ReadModel<RunDocument> runs,
            SegmentBook segments,
            Memberships memberships,
            OwnTags tags,
            TraitBook traits,
            Suggestions suggestions,
            EventLog log) {
        this.deliveries = deliveries;
        this.runs = runs;
        this.segments = segments;
        this.memberships = memberships;
        this.tags = tags;
        this.traits = traits;
        this.suggestions = suggestions;
        this.log = log;
    }

    /** The processors whose positions it reflects. */
    List<String> processors() {
        return List.of(deliveries.processor(), runs.processor());
    }

    /**
     * All of it.
     *
     * @param profile the person
     * @param events the events of the person's own streams until then
     * @param asOf what was recorded until then; memberships are those of now that began until then
     */
    Elsewhere of(Profile profile, Collection<RecordedEvent> events, Instant asOf) {
        Set<FragmentId> members = profile.members().keySet();
        List<OwnSegment> own = segmentsOf(profile.id(), asOf);
        return new Elsewhere(
                stories(deliveries, members, DeliveryProjection::listOf, asOf, HeldElsewhere::message),
                stories(runs, members, RunProjection::listOf, asOf, HeldElsewhere::run),
                tags.of(profile, own, asOf, Masking.CLEAR),
                own.stream().map(HeldElsewhere::told).toList(),
                computed(profile, events, asOf),
                suggestions.about(profile.id()));
    }

    private <D extends Record> List<Story> stories(
            ReadModel<D> documents,
            Set<FragmentId> members,
            Function<FragmentId, String> listOf,
            Instant asOf,
            Function<D, Story> told) {
        List<Story> stories = new ArrayList<>();
        for (FragmentId member : members) {
            Range range = Range.prefix(listOf.apply(member), PAGE);
            List<ReadModel.Entry<D>> page = documents.range(range);
            while (!page.isEmpty()) {
                page.stream()
                        .map(entry -> told.apply(entry.document()))
                        .filter(story -> !story.begun().isAfter(asOf))
                        .forEach(story -> stories.add(withEvents(story, asOf)));
                page = documents.range(range.after(page.getLast().key()));
            }
        }
        stories.sort(Comparator.comparing(Story::begun));
        return List.copyOf(stories);
    }

    private Story withEvents(Story story, Instant asOf) {
        try (Stream<RecordedEvent> events = log.stream(story.stream(), 0)) {
            return new Story(
                    story.stream(),
                    story.begun(),
                    story.about(),
                    story.what(),
                    events.filter(event -> !event.at().isAfter(asOf)).toList());
        }
    }

    private static Story message(DeliveryDocument it) {
        return new Story(
                it.delivery(),
                it.requestedAt(),
                it,
                it.channel() + ", for " + it.purpose() + (it.template() == null ? "" : ", text " + it.template()),
                List.of());
    }

    private static Story run(RunDocument it) {
        return new Story(
                it.run(),
                it.startedAt(),
                it,
                it.journey() + ", version " + it.version() + (it.group().isEmpty() ? "" : ", " + it.group()),
                List.of());
    }

    private List<OwnSegment> segmentsOf(FragmentId profile, Instant asOf) {
        List<PublishedDefinition> kept = segments.kept();
        Map<String, Membership> own =
                memberships.of(kept.stream().map(PublishedDefinition::key).toList(), profile);
        return kept.stream()
                .flatMap(segment -> Optional.ofNullable(own.get(segment.key())).stream()
                        .filter(membership -> !membership.since().isAfter(asOf))
                        .map(membership -> new OwnSegment(segment, membership)))
                .toList();
    }

    private static InSegment told(OwnSegment own) {
        return new InSegment(
                own.key(),
                own.segment().definition().name(),
                own.membership().since(),
                own.membership().cause().wireName(),
                own.segment().definition().purpose(),
                own.segment().version(),
                own.segment().definition().text());
    }

    private List<Computation.Value> computed(Profile profile, Collection<RecordedEvent> events, Instant asOf) {
        List<Deed> deeds = Deeds.of(events);
        Map<String, Held> said = new HashMap<>();
        profile.traits().forEach((name, claim) -> said.put(name, new Held(claim.value(), claim.occurredAt())));
        Person person = new Person(profile.id(), said, profile.groups().keySet(), deeds);
        return traits.edition().computation().of(person, asOf);
    }
}
