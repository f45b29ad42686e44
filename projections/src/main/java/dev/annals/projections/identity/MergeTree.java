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
 * Finds all fragments of the person to whom one fragment belongs: up to the root, then down level by level, each level
 * in one question.
 */
public final class MergeTree {

    private final Fragments fragments;
    private final Map<FragmentId, FragmentDocument> found = new LinkedHashMap<>();

    private MergeTree(Fragments fragments) {
        this.fragments = fragments;
    }

    /** The profile of which a fragment is a part; empty when it is unknown or erased. */
    public static Optional<Profile> profileOf(FragmentId member, Fragments fragments) {
        MergeTree tree = new MergeTree(fragments);
        tree.ask(Set.of(member));
        if (!tree.found.containsKey(member)) {
            return Optional.empty();
        }
        FragmentId root = tree.climb(member);
        tree.descend();
        return new ProfileFold(tree.found).profile(root);
    }

    private FragmentId climb(FragmentId from) {
        FragmentId top = from;
        while (true) {
            FragmentDocument document = found.get(top);
            Edge parent = document == null ? null : document.parent();
            if (parent == null || found.containsKey(parent.other())) {
                return top;
            }
            ask(Set.of(parent.other()));
            if (!found.containsKey(parent.other())) {
                return top;
            }
            top = parent.other();
        }
    }

    private void descend() {
        Set<FragmentId> asked = new HashSet<>(found.keySet());
        List<FragmentDocument> level = List.copyOf(found.values());
        while (!level.isEmpty()) {
            Set<FragmentId> below = new LinkedHashSet<>();
            for (FragmentDocument document : level) {
                document.children().forEach(child -> below.add(child.other()));
            }
            below.removeIf(id -> !asked.add(id));
            level = List.copyOf(ask(below).values());
        }
    }

    private Map<FragmentId, FragmentDocument> ask(Set<FragmentId> ids) {
        Map<FragmentId, FragmentDocument> answered = ids.isEmpty() ? Map.of() : fragments.of(ids);
        found.putAll(answered);
        return answered;
    }
}
