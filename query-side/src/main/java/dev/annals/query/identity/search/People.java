package dev.annals.query.identity.search;

import dev.annals.api.identity.FragmentId;
import dev.annals.api.interaction.Content;
import dev.annals.api.interaction.InteractionEvent;
import dev.annals.api.interaction.InteractionEvent.InteractionRecorded;
import dev.annals.platform.condition.Permissions;
import dev.annals.platform.condition.Person;
import dev.annals.platform.condition.Person.Deed;
import dev.annals.platform.condition.Person.Held;
import dev.annals.platform.condition.Tags;
import dev.annals.platform.consent.PurposeBook;
import dev.annals.platform.events.EventLog;
import dev.annals.platform.events.Interest;
import dev.annals.platform.events.RecordedEvent;
import dev.annals.platform.segment.Memberships;
import dev.annals.platform.segment.PublishedDefinition;
import dev.annals.platform.segment.SegmentBook;
import dev.annals.platform.trait.TraitBook;
import dev.annals.projections.identity.FragmentDocument;
import dev.annals.projections.identity.Profile;
import dev.annals.projections.identity.TagMark;
import dev.annals.query.consent.ConsentReads;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Tells of a profile what conditions can ask for: read models, and what the person did from the log. */
public final class People {

    private final EventLog log;
    private final ConsentReads consents;
    private final PurposeBook purposes;
    private final Memberships memberships;
    private final SegmentBook segments;
    private final TraitBook traits;

    public People(
            EventLog log,
            ConsentReads consents,
            PurposeBook purposes,
            Memberships memberships,
            SegmentBook segments,
            TraitBook traits) {
        this.log = log;
        this.consents = consents;
        this.purposes = purposes;
        this.memberships = memberships;
        this.segments = segments;
        this.traits = traits;
    }

    /**
     * The person behind a profile.
     *
     * @param asked what is wanted besides the profile
     */
    public Person of(Profile profile, Asked asked) {
        return of(profile, asked, null);
    }

    /**
     * The person behind a profile of the past.
     *
     * @param asked what is wanted besides the profile
     * @param known the instant by which it had to be known what the person did; null for now
     */
    public Person of(Profile profile, Asked asked, @Nullable Instant known) {
        Map<String, Held> traits = new HashMap<>();
        profile.traits()
                .forEach((name, register) -> traits.put(name, new Held(register.value(), register.occurredAt())));
        Set<String> own = asked.segments() ? segmentsOf(profile.id()) : Set.of();
        return new Person(
                profile.id(),
                traits,
                profile.groups().keySet(),
                Person.Past.of(asked.deeds() ? deeds(profile, known) : List.of()),
                asked.consents()
                        ? Permissions.of(consents.of(profile.members().keySet(), null), purposes.policy())
                        : Permissions.NONE,
                own,
                Tags.of(
                        tag -> puts(profile, tag),
                        tag -> segments.giving(tag).stream().anyMatch(own::contains)),
                this.traits.edition().computation());
    }

    /** How somebody put a tag on a profile by hand. */
    public static List<Tags.Put> puts(Profile profile, String tag) {
        TagMark mark = profile.tags().get(tag);
        return mark == null ? List.of() : List.of(mark.put());
    }

    /** The keys of the segments a profile is in. */
    public Set<String> segmentsOf(FragmentId profile) {
        return memberships.among(
                segments.kept().stream().map(PublishedDefinition::key).toList(), profile);
    }

    private List<Deed> deeds(Profile profile, @Nullable Instant known) {
        List<Deed> deeds = new ArrayList<>();
        for (FragmentDocument member : profile.members().values()) {
            Set<String> retracted =
                    member.retracted() == null ? Set.of() : member.retracted().keySet();
            try (Stream<RecordedEvent> stream = log.stream(member.fragment(), 0, Interest.in(InteractionEvent.class))) {
                stream.forEach(recorded -> {
                    if (recorded.event() instanceof InteractionRecorded interaction
                            && interaction.content() != null
                            && (known == null || !recorded.at().isAfter(known))
                            && !retracted.contains(recorded.id().toString())) {
                        Content content = interaction.content();
                        deeds.add(new Deed(
                                recorded.id(),
                                interaction.name(),
                                interaction.type(),
                                interaction.occurredAt(),
                                content.properties()));
                    }
                });
            }
        }
        deeds.sort(Comparator.comparing(Deed::at).thenComparing(Deed::event));
        return deeds;
    }
}
