package dev.annals.command.identity;

import dev.annals.api.identity.FragmentId;
import java.time.Instant;

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
}
