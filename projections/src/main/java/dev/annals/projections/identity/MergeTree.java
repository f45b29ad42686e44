package dev.annals.projections.identity;

import dev.annals.api.identity.FragmentId;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * All fragments of the person to whom one fragment belongs: a tree of the merge forest.
 *
 * @param root the root, whose id is the profile's
 * @param members the documents of all its fragments, the root's among them
 */
public record MergeTree(FragmentId root, Map<FragmentId, FragmentDocument> members) {

    /**
     * Finds the tree of a fragment: up to the root, then down level by level, each level in one question.
     *
     * @return the tree; empty when the fragment is unknown
     */
    public static Optional<MergeTree> of(FragmentId member, Fragments fragments) {
        Search search = new Search(fragments);
        if (search.ask(Set.of(member)).isEmpty()) {
            return Optional.empty();
        }
        FragmentId root = search.climb(member);
        search.descend();
        return Optional.of(new MergeTree(root, Map.copyOf(search.found)));
    }

    /** The profile; empty when it was erased. */
    public Optional<Profile> profile(SourcePriority priority) {
        return new ProfileFold(members).profile(root, priority);
    }

    private static final class Search {

        private final Fragments fragments;
        private final Map<FragmentId, FragmentDocument> found = new LinkedHashMap<>();

        Search(Fragments fragments) {
            this.fragments = fragments;
        }

        FragmentId climb(FragmentId from) {
            FragmentId top = from;
            while (true) {
                FragmentDocument document = found.get(top);
                FragmentId parent = document == null ? null : document.place().parent();
                if (parent == null
                        || found.containsKey(parent)
                        || ask(Set.of(parent)).isEmpty()) {
                    return top;
                }
                top = parent;
            }
        }

        void descend() {
            Set<FragmentId> asked = new HashSet<>(found.keySet());
            List<FragmentDocument> level = List.copyOf(found.values());
            while (!level.isEmpty()) {
                Set<FragmentId> below = new LinkedHashSet<>();
                for (FragmentDocument document : level) {
                    below.addAll(document.place().children());
                }
                below.removeIf(id -> !asked.add(id));
                level = below.isEmpty() ? List.of() : hanging(fragments.of(below));
                level.forEach(document -> found.put(document.fragment(), document));
            }
        }

        /** A fragment belongs where it says itself: the other end may be read a moment before or after. */
        private List<FragmentDocument> hanging(Map<FragmentId, FragmentDocument> answered) {
            return answered.values().stream()
                    .filter(document -> found.containsKey(document.place().parent()))
                    .toList();
        }

        Map<FragmentId, FragmentDocument> ask(Set<FragmentId> ids) {
            Map<FragmentId, FragmentDocument> answered = fragments.of(ids);
            found.putAll(answered);
            return answered;
        }
    }
}
