package dev.annals.projections.journey;

import dev.annals.api.condition.Condition;
import dev.annals.api.consent.Consents;
import dev.annals.api.identity.FragmentId;
import dev.annals.api.interaction.Content;
import dev.annals.api.interaction.InteractionEvent;
import dev.annals.api.interaction.InteractionEvent.InteractionRecorded;
import dev.annals.api.journey.Begun;
import dev.annals.api.journey.Trigger;
import dev.annals.platform.condition.CompiledCondition;
import dev.annals.platform.condition.Permissions;
import dev.annals.platform.condition.Person;
import dev.annals.platform.condition.Person.Deed;
import dev.annals.platform.condition.Person.Held;
import dev.annals.platform.condition.Tags;
import dev.annals.platform.consent.PersonConsents;
import dev.annals.platform.consent.PurposeBook;
import dev.annals.platform.events.EventLog;
import dev.annals.platform.events.Interest;
import dev.annals.platform.events.RecordedEvent;
import dev.annals.platform.journey.Facts;
import dev.annals.platform.journey.Matching;
import dev.annals.platform.segment.Memberships;
import dev.annals.platform.segment.SegmentBook;
import dev.annals.platform.trait.TraitBook;
import dev.annals.projections.consent.ConsentDocument;
import dev.annals.projections.identity.FragmentDocument;
import dev.annals.projections.identity.MergeTree;
import dev.annals.projections.identity.Profile;
import dev.annals.projections.identity.TagMark;
import java.time.Instant;
import java.util.AbstractList;
import java.util.AbstractSet;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is asked about one person, each part of it read when it is asked for first. Not for use by several threads. */
final class PersonFacts implements Facts {

    private static final Answer UNKNOWN = new Answer(false, "unknown");

    private final Supplier<@Nullable MergeTree> trees;
    private final Function<MergeTree, @Nullable Profile> profiles;
    private final Function<Collection<FragmentId>, Map<String, ConsentDocument>> consents;
    private final EventLog log;
    private final PurposeBook purposes;
    private final Supplier<@Nullable Memberships> memberships;
    private final SegmentBook segments;
    private final TraitBook traits;
    private boolean isRead;
    private @Nullable Profile profile;
    private @Nullable List<Deed> deeds;

    PersonFacts(
            Supplier<@Nullable MergeTree> trees,
            Function<MergeTree, @Nullable Profile> profiles,
            Function<Collection<FragmentId>, Map<String, ConsentDocument>> consents,
            EventLog log,
            PurposeBook purposes,
            Supplier<@Nullable Memberships> memberships,
            SegmentBook segments,
            TraitBook traits) {
        this.trees = trees;
        this.profiles = profiles;
        this.consents = consents;
        this.log = log;
        this.purposes = purposes;
        this.memberships = memberships;
        this.segments = segments;
        this.traits = traits;
    }

    @Override
    public boolean holds(Condition condition, Instant at) {
        Person person = person();
        return person != null && CompiledCondition.of(condition).at(person, at).holds();
    }

    @Override
    public boolean isIn(String segment, Instant at) {
        Memberships asked = memberships.get();
        Profile known = profile();
        return asked != null && known != null && asked.isIn(segment, known.id());
    }

    @Override
    public Answer consent(String purpose, String channel, Instant at) {
        Profile known = profile();
        if (known == null) {
            return UNKNOWN;
        }
        Permissions.Answer answer =
                Permissions.of(said(known), purposes.policy()).of(purpose, channel, at);
        return new Answer(answer.allowed(), answer.reason());
    }

    @Override
    public @Nullable Object trait(String path) {
        Profile known = profile();
        if (known == null) {
            return null;
        }
        Map<String, @Nullable Object> traits = new HashMap<>();
        known.traits().forEach((name, register) -> traits.put(name, register.value()));
        return Matching.at(traits, path);
    }

    @Override
    public boolean happened(Trigger.Happens trigger, @Nullable Begun begun, Instant after, Instant until) {
        Profile known = profile();
        return known != null
                && deeds(known).stream()
                        .anyMatch(deed -> deed.at().isAfter(after)
                                && !deed.at().isAfter(until)
                                && trigger.name().equals(deed.name())
                                && Matching.isMeant(trigger, trigger.name(), deed.properties(), begun));
    }

    private @Nullable Profile profile() {
        if (!isRead) {
            MergeTree tree = trees.get();
            profile = tree == null ? null : profiles.apply(tree);
            isRead = true;
        }
        return profile;
    }

    private @Nullable Person person() {
        Profile known = profile();
        if (known == null) {
            return null;
        }
        Map<String, Held> traits = new HashMap<>();
        known.traits().forEach((name, register) -> traits.put(name, new Held(register.value(), register.occurredAt())));
        return new Person(
                known.id(),
                traits,
                known.groups().keySet(),
                Person.Past.of(new Deeds(known)),
                (purpose, channel, at) ->
                        Permissions.of(said(known), purposes.policy()).of(purpose, channel, at),
                new Segments(known),
                Tags.of(
                        tag -> puts(known, tag),
                        tag -> segments.giving(tag).stream().anyMatch(new Segments(known)::contains)),
                this.traits.edition().computation());
    }

    private static List<Tags.Put> puts(Profile known, String tag) {
        TagMark mark = known.tags().get(tag);
        return mark == null ? List.of() : List.of(mark.put());
    }

    private PersonConsents said(Profile known) {
        Map<FragmentId, Consents> said = new HashMap<>();
        consents.apply(known.members().keySet())
                .values()
                .forEach(document -> said.put(document.fragment(), document.consents(entry -> true)));
        return new PersonConsents(said);
    }

    private List<Deed> deeds(Profile known) {
        if (deeds == null) {
            List<Deed> read = new ArrayList<>();
            for (FragmentDocument member : known.members().values()) {
                Set<String> retracted = member.retracted() == null
                        ? Set.of()
                        : member.retracted().keySet();
                try (Stream<RecordedEvent> stream =
                        log.stream(member.fragment(), 0, Interest.in(InteractionEvent.class))) {
                    stream.forEach(recorded -> {
                        if (recorded.event() instanceof InteractionRecorded interaction
                                && interaction.content() != null
                                && !retracted.contains(recorded.id().toString())) {
                            Content content = interaction.content();
                            read.add(new Deed(
                                    recorded.id(),
                                    interaction.name(),
                                    interaction.type(),
                                    interaction.occurredAt(),
                                    content.properties()));
                        }
                    });
                }
            }
            read.sort(Comparator.comparing(Deed::at).thenComparing(Deed::event));
            deeds = List.copyOf(read);
        }
        return deeds;
    }

    private final class Deeds extends AbstractList<Deed> {

        private final Profile known;

        Deeds(Profile known) {
            this.known = known;
        }

        @Override
        public Deed get(int index) {
            return deeds(known).get(index);
        }

        @Override
        public int size() {
            return deeds(known).size();
        }
    }

    private final class Segments extends AbstractSet<String> {

        private final Profile known;

        Segments(Profile known) {
            this.known = known;
        }

        @Override
        public boolean contains(@Nullable Object segment) {
            Memberships asked = memberships.get();
            return asked != null && segment instanceof String key && asked.isIn(key, known.id());
        }

        @Override
        public Iterator<String> iterator() {
            return Set.<String>of().iterator();
        }

        @Override
        public int size() {
            return 0;
        }
    }
}
