package dev.annals.command.consent;

import dev.annals.api.consent.Consents;
import dev.annals.api.identity.FragmentId;
import dev.annals.command.identity.Fragment;
import dev.annals.command.recording.StreamAppends;
import dev.annals.platform.consent.PersonConsents;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is known about a person's consent at the moment of deciding.
 *
 * <p>Every fragment notes which fragments below it say something, so a person who never said anything is told by the
 * root alone, and nobody's tree is walked. A note outlives a split: whoever is no longer below the root is passed over.
 */
public final class KnownConsents {

    private final StreamAppends appends;

    public KnownConsents(StreamAppends appends) {
        this.appends = appends;
    }

    /** Whether anybody in the tree of one of these fragments ever said anything. */
    public boolean isAnythingSaid(Collection<FragmentId> fragments) {
        for (FragmentId fragment : fragments) {
            if (!appends.consents(root(fragment)).isEmpty()) {
                return true;
            }
        }
        return false;
    }

    /** What was said by all who share a tree with one of these fragments. */
    public PersonConsents of(Collection<FragmentId> fragments) {
        Map<FragmentId, Consents> members = new LinkedHashMap<>();
        Set<FragmentId> roots = new LinkedHashSet<>();
        fragments.forEach(fragment -> roots.add(root(fragment)));
        for (FragmentId root : roots) {
            Consents atRoot = appends.consents(root);
            if (atRoot.isSpoken()) {
                members.put(root, atRoot);
            }
            for (FragmentId member : atRoot.members()) {
                if (root(member).equals(root)) {
                    members.put(member, appends.consents(member));
                }
            }
        }
        return members.isEmpty() ? PersonConsents.NONE : new PersonConsents(members);
    }

    /** The fragments on the way from a fragment, exclusive, to its root, inclusive. */
    List<FragmentId> above(FragmentId fragment) {
        Set<FragmentId> above = new LinkedHashSet<>();
        FragmentId parent = appends.fragment(fragment).parent();
        while (parent != null && above.add(parent)) {
            parent = appends.fragment(parent).parent();
        }
        return List.copyOf(above);
    }

    private FragmentId root(FragmentId fragment) {
        Fragment root = appends.fragment(fragment);
        while (root.parent() != null) {
            root = appends.fragment(root.parent());
        }
        return root.id();
    }
}
