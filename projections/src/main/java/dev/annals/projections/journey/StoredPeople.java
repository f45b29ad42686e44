package dev.annals.projections.journey;

import dev.annals.api.identity.FragmentId;
import dev.annals.api.identity.Identifier;
import dev.annals.platform.consent.PurposeBook;
import dev.annals.platform.crypto.FragmentIds;
import dev.annals.platform.documents.Range;
import dev.annals.platform.events.EventLog;
import dev.annals.platform.events.Processors;
import dev.annals.platform.journey.Facts;
import dev.annals.platform.journey.JourneyPeople;
import dev.annals.platform.segment.Memberships;
import dev.annals.platform.segment.SegmentBook;
import dev.annals.platform.trait.TraitBook;
import dev.annals.projections.ReadModel;
import dev.annals.projections.consent.ConsentDocument;
import dev.annals.projections.consent.ConsentProjection;
import dev.annals.projections.identity.FragmentDocument;
import dev.annals.projections.identity.MergeTree;
import dev.annals.projections.identity.ProfileProjection;
import dev.annals.projections.identity.Register;
import dev.annals.projections.identity.SourcePriority;
import java.time.Duration;
import java.time.MonthDay;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Tells journeys about people as the read models have them, and what people did as the log has it. */
public final class StoredPeople implements JourneyPeople {

    private static final int DEEPEST = 20;
    private static final int PAGE = 1_000;
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final ReadModel<FragmentDocument> fragments;
    private final ReadModel<ConsentDocument> consents;
    private final ReadModel<DatedPerson> dated;
    private final FragmentIds ids;
    private final SourcePriority priority;
    private final EventLog log;
    private final Processors processors;
    private final PurposeBook purposes;
    private final Supplier<@Nullable Memberships> memberships;
    private final SegmentBook segments;
    private final TraitBook traits;

    public StoredPeople(
            ReadModel<FragmentDocument> fragments,
            ReadModel<ConsentDocument> consents,
            ReadModel<DatedPerson> dated,
            FragmentIds ids,
            SourcePriority priority,
            EventLog log,
            Processors processors,
            PurposeBook purposes,
            Supplier<@Nullable Memberships> memberships,
            SegmentBook segments,
            TraitBook traits) {
        this.fragments = fragments;
        this.consents = consents;
        this.dated = dated;
        this.ids = ids;
        this.priority = priority;
        this.log = log;
        this.processors = processors;
        this.purposes = purposes;
        this.memberships = memberships;
        this.segments = segments;
        this.traits = traits;
    }

    @Override
    public boolean await(long position, Duration patience) {
        return processors.await(fragments.processor(), position, patience)
                && processors.await(consents.processor(), position, patience);
    }

    @Override
    public Map<FragmentId, Whole> wholes(Collection<FragmentId> asked) {
        Map<FragmentId, FragmentDocument> known = around(asked);
        Map<FragmentId, Whole> wholes = new HashMap<>();
        for (FragmentId fragment : asked) {
            if (!wholes.containsKey(fragment)) {
                MergeTree.of(fragment, ids -> known(ids, known)).ifPresent(tree -> {
                    Whole whole =
                            new Whole(tree.root(), Set.copyOf(tree.members().keySet()));
                    whole.members().forEach(member -> wholes.put(member, whole));
                });
            }
        }
        wholes.keySet().retainAll(Set.copyOf(asked));
        return wholes;
    }

    @Override
    public Facts facts(FragmentId fragment) {
        return new PersonFacts(
                () -> MergeTree.of(fragment, this::documents).orElse(null),
                tree -> tree.profile(priority).orElse(null),
                members -> consents.get(
                        members.stream().map(ConsentProjection::key).toList()),
                log,
                purposes,
                memberships,
                segments,
                traits);
    }

    @Override
    public Map<FragmentId, Facts> facts(Collection<FragmentId> asked) {
        Map<FragmentId, FragmentDocument> known = around(asked);
        Map<String, ConsentDocument> said =
                consents.get(known.keySet().stream().map(ConsentProjection::key).toList());
        Map<FragmentId, Facts> facts = new HashMap<>();
        for (FragmentId fragment : asked) {
            facts.put(
                    fragment,
                    new PersonFacts(
                            () -> MergeTree.of(fragment, ids -> known(ids, known))
                                    .orElse(null),
                            tree -> tree.profile(priority).orElse(null),
                            members -> among(members, said),
                            log,
                            purposes,
                            memberships,
                            segments,
                            traits));
        }
        return facts;
    }

    @Override
    public void having(String trait, Consumer<Map<FragmentId, Facts>> pages) {
        int dot = trait.indexOf('.');
        String name = dot < 0 ? trait : trait.substring(0, dot);
        Range range = Range.first(PAGE);
        List<ReadModel.Entry<FragmentDocument>> page;
        do {
            page = fragments.range(range);
            Set<FragmentId> found = new HashSet<>();
            for (ReadModel.Entry<FragmentDocument> entry : page) {
                Map<String, Register> said = entry.document().traits();
                if (said != null && (said.containsKey(name) || said.containsKey(trait))) {
                    found.add(entry.document().fragment());
                }
            }
            range = page.isEmpty() ? range : range.after(page.getLast().key());
            pages.accept(facts(roots(found)));
        } while (page.size() == PAGE);
    }

    @Override
    public void dated(Set<MonthDay> days, Consumer<Map<FragmentId, Facts>> pages) {
        var unused = processors.await(dated.processor(), log.head(), PATIENCE);
        for (MonthDay day : days) {
            Range range = Range.prefix(DatedProjection.list(ids, day), PAGE);
            List<ReadModel.Entry<DatedPerson>> page;
            do {
                page = dated.range(range);
                range = page.isEmpty() ? range : range.after(page.getLast().key());
                pages.accept(facts(roots(
                        page.stream().map(entry -> entry.document().fragment()).toList())));
            } while (page.size() == PAGE);
        }
    }

    private Set<FragmentId> roots(Collection<FragmentId> found) {
        Set<FragmentId> roots = new HashSet<>();
        wholes(found).values().forEach(whole -> roots.add(whole.root()));
        return roots;
    }

    private static Map<String, ConsentDocument> among(
            Collection<FragmentId> members, Map<String, ConsentDocument> said) {
        Map<String, ConsentDocument> found = new HashMap<>();
        for (FragmentId member : members) {
            ConsentDocument document = said.get(ConsentProjection.key(member));
            if (document != null) {
                found.put(ConsentProjection.key(member), document);
            }
        }
        return found;
    }

    @Override
    public Optional<Identifier> strongest(FragmentId fragment) {
        return MergeTree.of(fragment, this::documents)
                .flatMap(tree -> tree.profile(priority))
                .flatMap(profile -> profile.identifiers().stream().findFirst());
    }

    /** The documents of these fragments and of all that belong to the same people, level by level. */
    private Map<FragmentId, FragmentDocument> around(Collection<FragmentId> asked) {
        Map<FragmentId, FragmentDocument> known = new LinkedHashMap<>();
        Set<FragmentId> next = new HashSet<>(asked);
        for (int i = 0; i < DEEPEST && !next.isEmpty(); i++) {
            Map<FragmentId, FragmentDocument> found = documents(next);
            known.putAll(found);
            next = new HashSet<>();
            for (FragmentDocument document : found.values()) {
                FragmentId parent = document.place().parent();
                if (parent != null) {
                    next.add(parent);
                }
                next.addAll(document.place().children());
            }
            next.removeAll(known.keySet());
        }
        return known;
    }

    private Map<FragmentId, FragmentDocument> known(
            Collection<FragmentId> ids, Map<FragmentId, FragmentDocument> known) {
        Map<FragmentId, FragmentDocument> found = new HashMap<>();
        Set<FragmentId> missing = new HashSet<>();
        for (FragmentId id : ids) {
            FragmentDocument document = known.get(id);
            if (document == null) {
                missing.add(id);
            } else {
                found.put(id, document);
            }
        }
        if (!missing.isEmpty()) {
            found.putAll(documents(missing));
        }
        return found;
    }

    private Map<FragmentId, FragmentDocument> documents(Collection<FragmentId> ids) {
        Map<FragmentId, FragmentDocument> found = new HashMap<>();
        fragments
                .get(ids.stream().map(ProfileProjection::key).toList())
                .values()
                .forEach(document -> found.put(document.fragment(), document));
        return found;
    }
}
