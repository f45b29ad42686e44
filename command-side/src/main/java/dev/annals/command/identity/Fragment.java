package dev.annals.command.identity;

import dev.annals.api.identity.FragmentId;
import dev.annals.api.identity.FragmentSnapshot;
import dev.annals.api.identity.IdentityEvent;
import dev.annals.api.identity.Namespace;
import org.jspecify.annotations.Nullable;

/**
 * What deciding about a fragment needs to know: whether it was opened, and where it hangs in the merge forest.
 *
 * @param id the fragment
 * @param namespace the kind of its identifier; null before it was opened
 * @param parent the root it was merged into; null while it is a root itself
 */
public record Fragment(
        FragmentId id,
        @Nullable Namespace namespace,
        @Nullable FragmentId parent) {

    /** A fragment in which nothing was recorded yet. */
    public static Fragment unopened(FragmentId id) {
        return new Fragment(id, null, null);
    }

    /** The fragment as it was when the snapshot was taken. */
    public static Fragment of(FragmentSnapshot snapshot) {
        return new Fragment(snapshot.fragment(), snapshot.namespace(), snapshot.parent());
    }

    /** Its snapshot; null before it was opened. */
    public @Nullable FragmentSnapshot snapshot() {
        return namespace == null ? null : new FragmentSnapshot(id, namespace, parent);
    }

    /** Whether its identifier was ever seen. */
    public boolean isOpened() {
        return namespace != null;
    }

    /** The state after one more event of its stream. */
    public Fragment after(IdentityEvent event) {
        return switch (event) {
            case IdentityEvent.FragmentOpened opened -> new Fragment(id, opened.namespace(), parent);
            case IdentityEvent.MergedInto merged -> new Fragment(id, namespace, merged.into());
            case IdentityEvent.Absorbed absorbed -> this;
        };
    }
}
