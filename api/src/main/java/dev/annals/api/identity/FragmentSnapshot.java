package dev.annals.api.identity;

import dev.annals.api.Wire;
import org.jspecify.annotations.Nullable;

/**
 * What deciding about a fragment needs to know of its stream so far. Holds nothing personal.
 *
 * @param fragment the fragment
 * @param namespace the kind of its identifier
 * @param parent the root it was merged into; null while it is a root itself
 */
@Wire(name = "fragment.snapshot")
public record FragmentSnapshot(
        FragmentId fragment, Namespace namespace, @Nullable FragmentId parent) {}
