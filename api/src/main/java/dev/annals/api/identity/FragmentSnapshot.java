package dev.annals.api.identity;

import dev.annals.api.Wire;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What deciding about a fragment needs to know of its stream so far. Holds nothing personal.
 *
 * @param fragment the fragment
 * @param namespace the kind of its identifier
 * @param parent the fragment it hangs under in its tree; null while it is a root
 * @param children the fragments that hang under it
 * @param links the links that name it
 * @param apart the fragments that must not be in its tree
 * @param quarantined whether its links do not count, since its value linked too many
 * @param census of its tree; null while it is no root, or unknown
 */
@Wire(name = "fragment.snapshot", revision = 2)
public record FragmentSnapshot(
        FragmentId fragment,
        Namespace namespace,
        @Nullable FragmentId parent,
        List<FragmentId> children,
        List<LinkSnapshot> links,
        List<FragmentId> apart,
        boolean quarantined,
        @Nullable Census census) {

    /**
     * A link of the fragment.
     *
     * @param link the link
     * @param refusal why it does not count; null where it does
     * @param since when it was recorded first
     */
    public record LinkSnapshot(Link link, @Nullable String refusal, Instant since) {}
}
