package dev.annals.command.delivery;

import dev.annals.api.identity.FragmentId;
import dev.annals.command.recording.StreamAppends;
import java.util.List;

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
        return appends.members(named);
    }
}
