package dev.annals.api.identity;

import dev.annals.api.Event;
import dev.annals.api.Personal;
import dev.annals.api.Subject;
import dev.annals.api.Wire;
import java.util.List;
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
    @Wire(name = "identity.merged-into", revision = 2)
    record MergedInto(FragmentId fragment, FragmentId into, Link link) implements IdentityEvent {}

    /**
     * The fragment, a root, took a weaker root as its child; the counterpart of {@link MergedInto}.
     *
     * @param fragment the stronger root
     * @param absorbed the weaker root
     * @param link what it rests on
     * @param census of the tree as it is now; null where it was not counted
     */
    @Wire(name = "identity.absorbed", revision = 2)
    record Absorbed(
            FragmentId fragment,
            FragmentId absorbed,
            Link link,
            @Nullable Census census) implements IdentityEvent {}

    /**
     * A link of the fragment was recorded, or decided anew, without the fragment's root being merged by this very event.
     * Recorded at both ends.
     *
     * @param fragment one end
     * @param link the link
     * @param refusal why it does not count, such as {@code over-limit:user_id}; null where it does
     */
    @Wire(name = "identity.linked")
    record Linked(FragmentId fragment, Link link, @Nullable String refusal) implements IdentityEvent {}

    /**
     * The fragment got another place in the forest, or its root counted anew: after a split, a refusal, or other rules.
     *
     * @param fragment the fragment
     * @param parent the fragment it hangs under now; null for a root
     * @param children the fragments that hang under it now
     * @param census of its tree; null where it is no root
     */
    @Wire(name = "identity.placed")
    record Placed(
            FragmentId fragment,
            @Nullable FragmentId parent,
            List<FragmentId> children,
            @Nullable Census census) implements IdentityEvent {}

    /**
     * Somebody decided that two fragments are one person's. The links that follow name this event as their evidence.
     *
     * @param fragment one of the two
     * @param other the other
     * @param reason why, in the words of who decided; null once erased
     */
    @Wire(name = "identity.merge-decided")
    record MergeDecided(
            @Subject FragmentId fragment,
            FragmentId other,
            @Personal @Nullable String reason) implements IdentityEvent {}

    /**
     * Somebody decided that two fragments are not one person's: no link may join them any more. Recorded at both ends.
     *
     * @param fragment one of the two
     * @param other the other
     * @param reason why, in the words of who decided; null once erased
     */
    @Wire(name = "identity.kept-apart")
    record KeptApart(
            @Subject FragmentId fragment,
            FragmentId other,
            @Personal @Nullable String reason) implements IdentityEvent {}

    /**
     * Two fragments that were kept apart may be joined again. Recorded at both ends.
     *
     * @param fragment one of the two
     * @param other the other
     * @param reason why, in the words of who decided; null once erased
     */
    @Wire(name = "identity.apart-lifted")
    record ApartLifted(
            @Subject FragmentId fragment,
            FragmentId other,
            @Personal @Nullable String reason) implements IdentityEvent {}

    /**
     * Somebody decided that it was wrong to suggest that two profiles are one person's. It is not suggested again on the same
     * evidence. Recorded at both ends.
     *
     * @param fragment the root of one profile
     * @param other the root of the other
     * @param evidence a fingerprint of how the two agreed, field by field; tells no value
     * @param reason why, in the words of who decided; null once erased
     */
    @Wire(name = "identity.suggestion-dismissed")
    record SuggestionDismissed(
            @Subject FragmentId fragment,
            FragmentId other,
            long evidence,
            @Personal @Nullable String reason) implements IdentityEvent {}

    /**
     * What was dismissed may be suggested again. Recorded at both ends.
     *
     * @param fragment the fragment at which it was dismissed
     * @param other the fragment at the other end
     * @param evidence the fingerprint with which it was dismissed
     * @param reason why, in the words of who decided; null once erased
     */
    @Wire(name = "identity.suggestion-restored")
    record SuggestionRestored(
            @Subject FragmentId fragment,
            FragmentId other,
            long evidence,
            @Personal @Nullable String reason) implements IdentityEvent {}

    /**
     * The fragment's value linked more fragments than one person's can: its links do not count until it is released.
     *
     * @param fragment the fragment
     * @param links how many it had linked when it was noticed
     */
    @Wire(name = "identity.value-quarantined")
    record ValueQuarantined(FragmentId fragment, int links) implements IdentityEvent {}

    /**
     * By rules published since, the fragment's value identifies nobody: its links do not count while that is so.
     *
     * @param fragment the fragment
     * @param ruleVersion the version of the rules
     */
    @Wire(name = "identity.value-blocked")
    record ValueBlocked(FragmentId fragment, int ruleVersion) implements IdentityEvent {}

    /**
     * A value that rules had blocked identifies somebody again.
     *
     * @param fragment the fragment
     * @param ruleVersion the version of the rules
     */
    @Wire(name = "identity.value-allowed")
    record ValueAllowed(FragmentId fragment, int ruleVersion) implements IdentityEvent {}

    /**
     * The links of a quarantined value count again.
     *
     * @param fragment the fragment
     * @param reason why, in the words of who decided; null once erased
     */
    @Wire(name = "identity.value-released")
    record ValueReleased(
            @Subject FragmentId fragment,
            @Personal @Nullable String reason) implements IdentityEvent {}
}
