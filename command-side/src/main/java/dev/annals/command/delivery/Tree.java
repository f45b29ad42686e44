package dev.annals.command.delivery;

import dev.annals.api.identity.FragmentId;
import dev.annals.command.recording.StreamAppends;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The person to whom a fragment belongs, at the moment of deciding. */
final class Tree {

    private final StreamAppends appends;
    private final FragmentId named;

    Tree(StreamAppends appends, FragmentId named) {
        this.appends = appends;
        this.named = named;
    }

    /** The profile: the root of the person's fragments. */
    FragmentId root() {
        return appends.root(named).id();
    }

    /** Whether the person was erased. */
    boolean isErased() {
        return appends.standing(named).isErased();
    }

    /** Whether something can be sealed under the person's key. */
    boolean maySeal() {
        return !isErased();
    }

    /** All fragments of the person, the root first. */
    List<FragmentId> members() {
        Set<FragmentId> found = new LinkedHashSet<>();
        found.add(root());
        List<FragmentId> level = List.copyOf(found);
        while (!level.isEmpty()) {
            List<FragmentId> below = new ArrayList<>();
            for (FragmentId each : level) {
                appends.fragment(each).children().stream().filter(found::add).forEach(below::add);
            }
            level = below;
        }
        return List.copyOf(found);
    }
}
