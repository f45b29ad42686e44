package dev.annals.query.identity;

import dev.annals.api.identity.FragmentId;
import dev.annals.api.identity.IdentityEvent;
import dev.annals.api.rejection.Rejected;
import dev.annals.api.rejection.Rejection;
import dev.annals.platform.events.EventLog;
import dev.annals.platform.events.Interest;
import dev.annals.platform.events.RecordedEvent;
import dev.annals.projections.ReadModel;
import dev.annals.projections.identity.FragmentDocument;
import dev.annals.projections.identity.FragmentFold;
import dev.annals.projections.identity.MergeTree;
import dev.annals.projections.identity.Profile;
import dev.annals.projections.identity.ProfileProjection;
import dev.annals.projections.identity.SourcePriority;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds people: as the read model has them, or as they were known at an instant. */
public final class ProfileReads {

    private final ReadModel<FragmentDocument> fragments;
    private final EventLog log;
    private final SourcePriority priority;

    public ProfileReads(ReadModel<FragmentDocument> fragments, EventLog log, SourcePriority priority) {
        this.fragments = fragments;
        this.log = log;
        this.priority = priority;
    }

    /** The processor whose position a read reflects. */
    public String processor() {
        return fragments.processor();
    }

    /** All fragments of the person, also of an erased one; empty when the fragment is unknown. */
    public Optional<MergeTree> tree(FragmentId member) {
        return MergeTree.of(member, this::now);
    }

    /** The documents of the roots of fragments' trees, a few questions for all; unknown fragments are left out. */
    public Map<FragmentId, FragmentDocument> roots(Collection<FragmentId> members) {
        Map<FragmentId, FragmentDocument> known = now(members);
        Set<FragmentId> above = parents(known.values(), known.keySet());
        while (!above.isEmpty()) {
            Map<FragmentId, FragmentDocument> found = now(above);
            known.putAll(found);
            above = parents(found.values(), known.keySet());
        }
        Map<FragmentId, FragmentDocument> roots = new HashMap<>();
        for (FragmentId member : members) {
            FragmentDocument at = known.get(member);
            for (int steps = known.size(); at != null && steps > 0; steps--) {
                FragmentId parent = at.place().parent();
                FragmentDocument next = parent == null ? null : known.get(parent);
                if (next == null) {
                    roots.put(member, at);
                    break;
                }
                at = next;
            }
        }
        return roots;
    }

    private static Set<FragmentId> parents(Collection<FragmentDocument> documents, Set<FragmentId> known) {
        Set<FragmentId> parents = new HashSet<>();
        documents.forEach(document -> {
            FragmentId parent = document.place().parent();
            if (parent != null && !known.contains(parent)) {
                parents.add(parent);
            }
        });
        return parents;
    }

    /**
     * The profile to which a fragment belongs.
     *
     * @throws Rejected with {@code NOT_FOUND} when nobody is known by it, or not any more
     */
    public Profile profile(FragmentId member) {
        return tree(member).flatMap(this::folded).orElseThrow(ProfileReads::unknown);
    }

    /**
     * The profile as it was known at an instant: what had been recorded by then, whenever it had happened.
     *
     * @param instant null for now
     * @throws Rejected with {@code NOT_FOUND} when nobody was known by it then, or the person was erased since
     */
    public Profile profile(FragmentId member, @Nullable Instant instant) {
        return instant == null
                ? profile(member)
                : MergeTree.of(member, ids -> then(ids, instant, Interest.IN_EVERYTHING))
                        .flatMap(this::folded)
                        .orElseThrow(ProfileReads::unknown);
    }

    /**
     * All fragments of the person to whom a fragment belonged at an instant: where each stood then, and nothing of what
     * it said. Of a long history of interactions nothing is read: the documents of today tell at which positions it is
     * recorded how each fragment came to stand where it does.
     *
     * @param now the person's tree as it is now
     * @return the tree; empty when the fragment was unknown then
     */
    public Optional<MergeTree> placesThen(FragmentId member, Instant instant, MergeTree now) {
        Map<FragmentId, FragmentDocument> then = placed(now.members().values(), instant);
        return MergeTree.of(member, ids -> {
            Set<FragmentId> others = new HashSet<>(ids);
            others.removeAll(now.members().keySet());
            Map<FragmentId, FragmentDocument> found =
                    others.isEmpty() ? new HashMap<>() : placed(now(others).values(), instant);
            ids.forEach(id -> Optional.ofNullable(then.get(id)).ifPresent(document -> found.put(id, document)));
            return found;
        });
    }

    /** Where fragments stood at an instant; those of which it is not kept where that is recorded are read as a whole. */
    private Map<FragmentId, FragmentDocument> placed(Collection<FragmentDocument> documents, Instant instant) {
        List<Long> positions = new ArrayList<>();
        List<FragmentId> unkept = new ArrayList<>();
        for (FragmentDocument document : documents) {
            List<Long> history = document.place().history();
            if (history == null) {
                unkept.add(document.fragment());
            } else {
                positions.addAll(history);
            }
        }
        Map<FragmentId, List<RecordedEvent>> events = (positions.isEmpty()
                        ? List.<RecordedEvent>of()
                        : log.at(positions))
                .stream()
                        .filter(event -> !event.at().isAfter(instant))
                        .collect(Collectors.groupingBy(RecordedEvent::stream));
        Map<FragmentId, FragmentDocument> found = then(unkept, instant, Interest.in(IdentityEvent.class));
        events.forEach((fragment, history) ->
                FragmentFold.of(fragment, history.stream()).ifPresent(document -> found.put(fragment, document)));
        return found;
    }

    /** The profile of a tree; empty when the person was erased. */
    public Optional<Profile> folded(MergeTree tree) {
        return tree.profile(priority);
    }

    private Map<FragmentId, FragmentDocument> now(Collection<FragmentId> ids) {
        Map<FragmentId, FragmentDocument> found = new HashMap<>();
        fragments
                .get(ids.stream().map(ProfileProjection::key).toList())
                .values()
                .forEach(document -> found.put(document.fragment(), document));
        return found;
    }

    private Map<FragmentId, FragmentDocument> then(Collection<FragmentId> ids, Instant instant, Interest interest) {
        Map<FragmentId, FragmentDocument> found = new HashMap<>();
        for (FragmentId id : ids) {
            try (Stream<RecordedEvent> stream = log.stream(id, 0, interest)) {
                FragmentFold.of(id, stream.filter(event -> !event.at().isAfter(instant)))
                        .ifPresent(document -> found.put(id, document));
            }
        }
        return found;
    }

    private static Rejected unknown() {
        return new Rejected(Rejection.NOT_FOUND, "Nobody is known by this id or identifier.");
    }
}
