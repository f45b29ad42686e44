package dev.annals.api.identity;

import dev.annals.api.Event;
import dev.annals.api.Personal;
import dev.annals.api.Subject;
import dev.annals.api.Wire;
import org.jspecify.annotations.Nullable;

/** What happens to the fragments of the merge forest. All are recorded in the stream of {@link #fragment()}. */
public sealed interface IdentityEvent extends Event {

    /** The fragment in whose stream the event is. */
    FragmentId fragment();

    /**
     * An identifier was seen for the first time.
     *
     * @param fragment the derived id
     * @param namespace the kind of identifier
     * @param value the normalised value; null once erased
     */
    @Wire(name = "fragment.opened")
    record FragmentOpened(
            @Subject FragmentId fragment,
            Namespace namespace,
            @Personal @Nullable String value) implements IdentityEvent {}

    /**
     * The fragment, until now a root, became a child of a stronger root.
     *
     * @param fragment the weaker root
     * @param into the stronger root
     * @param link what it rests on
     */
    @Wire(name = "identity.merged-into")
    record MergedInto(FragmentId fragment, FragmentId into, Link link) implements IdentityEvent {}

    /**
     * The fragment, a root, took a weaker root as its child; the counterpart of {@link MergedInto}.
     *
     * @param fragment the stronger root
     * @param absorbed the weaker root
     * @param link what it rests on
     */
    @Wire(name = "identity.absorbed")
    record Absorbed(FragmentId fragment, FragmentId absorbed, Link link) implements IdentityEvent {}
}
