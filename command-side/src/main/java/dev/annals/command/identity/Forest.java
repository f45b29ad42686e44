package dev.annals.command.identity;

import dev.annals.api.identity.FragmentId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The merge forest as a decision sees it, its own effects included. */
public interface Forest {

    /** The fragment; unopened when nothing was ever recorded in it. */
    Fragment fragment(FragmentId id);

    /** The time of the decision. */
    Instant now();

    /** The root of a fragment's tree. */
    default Fragment root(FragmentId member) {
        Fragment root = fragment(member);
        while (root.parent() != null) {
            root = fragment(root.parent());
        }
        return root;
    }

    /** All fragments of the person to whom a fragment belongs, the root first. */
    default List<FragmentId> members(FragmentId member) {
        Set<FragmentId> found = new LinkedHashSet<>();
        found.add(root(member).id());
        List<FragmentId> level = List.copyOf(found);
        while (!level.isEmpty()) {
            List<FragmentId> below = new ArrayList<>();
            for (FragmentId each : level) {
                fragment(each).children().stream().filter(found::add).forEach(below::add);
            }
            level = below;
        }
        return List.copyOf(found);
    }
}
