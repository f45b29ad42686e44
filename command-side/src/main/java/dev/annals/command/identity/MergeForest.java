package dev.annals.command.identity;

import dev.annals.api.identity.FragmentId;
import dev.annals.api.identity.IdentityEvent;
import dev.annals.api.identity.Link;
import dev.annals.api.identity.Namespace;
import dev.annals.platform.identity.NamespacePriority;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/**
 * Decides how two fragments come to belong to one profile.
 *
 * <p>Fragments form trees; the root of a tree is the profile. Linking two trees makes the weaker root a child of the
 * stronger one. Which root is stronger depends on nothing but namespace priority and id, so the root of a tree is always
 * the strongest of its fragments, in whatever order the links arrived.
 */
public final class MergeForest {

    private final NamespacePriority priority;

    public MergeForest(NamespacePriority priority) {
        this.priority = priority;
    }

    /** The root of a fragment's tree. */
    public Fragment root(Fragment fragment, Function<FragmentId, Fragment> fragments) {
        Fragment root = fragment;
        while (root.parent() != null) {
            root = fragments.apply(root.parent());
        }
        return root;
    }

    /**
     * The events that bring two opened fragments into one tree: none when they are already, else one for each root.
     *
     * @param one the fragment an interaction was recorded in
     * @param other another fragment that the interaction named
     * @param rule the rule that asks for it
     * @param evidence the interaction's event id
     * @param fragments looks up a fragment
     */
    public List<IdentityEvent> link(
            Fragment one, Fragment other, LinkRule rule, UUID evidence, Function<FragmentId, Fragment> fragments) {
        Fragment rootOfOne = root(one, fragments);
        Fragment rootOfOther = root(other, fragments);
        if (rootOfOne.id().equals(rootOfOther.id())) {
            return List.of();
        }
        boolean oneIsStronger = isStronger(rootOfOne, rootOfOther);
        Fragment stronger = oneIsStronger ? rootOfOne : rootOfOther;
        Fragment weaker = oneIsStronger ? rootOfOther : rootOfOne;
        Link link = new Link(
                oneIsStronger ? other.id() : one.id(),
                oneIsStronger ? one.id() : other.id(),
                rule.wireName(),
                LinkRule.VERSION,
                evidence);
        return List.of(
                new IdentityEvent.MergedInto(weaker.id(), stronger.id(), link),
                new IdentityEvent.Absorbed(stronger.id(), weaker.id(), link));
    }

    private boolean isStronger(Fragment one, Fragment other) {
        int byPriority = priority.compare(namespace(one), namespace(other));
        return byPriority != 0 ? byPriority < 0 : one.id().compareTo(other.id()) < 0;
    }

    private static Namespace namespace(Fragment fragment) {
        if (fragment.namespace() == null) {
            throw new IllegalStateException("Fragment " + fragment.id() + " is linked before it was opened");
        }
        return fragment.namespace();
    }
}
