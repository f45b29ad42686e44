package dev.annals.api.identity;

import dev.annals.api.Wire;
import dev.annals.api.consent.Consents;
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
 * @param blockedBy the version of the rules by which its value identifies nobody; null where it does
 * @param census of its tree; null while it is no root, or unknown
 * @param consents what the stream says about consent; null when nothing was said
 */
@Wire(name = "fragment.snapshot", revision = 3)
public record FragmentSnapshot(
        FragmentId fragment,
        Namespace namespace,
        @Nullable FragmentId parent,
        List<FragmentId> children,
        List<LinkSnapshot> links,
        List<FragmentId> apart,
        boolean quarantined,
        @Nullable Integer blockedBy,
        @Nullable Census census,
        @Nullable Consents consents) {

    /** The snapshot of a fragment that says nothing about consent. */
    public FragmentSnapshot(
            FragmentId fragment,
            Namespace namespace,
            @Nullable FragmentId parent,
            List<FragmentId> children,
            List<LinkSnapshot> links,
            List<FragmentId> apart,
            boolean quarantined,
            @Nullable Census census) {
        this(fragment, namespace, parent, children, links, apart, quarantined, null, census, null);
    }

    /** The same, with what the stream says about consent. */
    public FragmentSnapshot with(Consents said) {
        return new FragmentSnapshot(
                fragment,
                namespace,
                parent,
                children,
                links,
                apart,
                quarantined,
                blockedBy,
                census,
                said.isEmpty() ? null : said);
    }

    /** What the stream says about consent. */
    public Consents consentsOrNone() {
        return consents == null ? Consents.NONE : consents;
    }

    /**
     * A link of the fragment.
     *
     * @param link the link
     * @param refusal why it does not count; null where it does
     * @param since when it was recorded first; the beginning of time where that does not count any more
     */
    public record LinkSnapshot(Link link, @Nullable String refusal, Instant since) {}
}
