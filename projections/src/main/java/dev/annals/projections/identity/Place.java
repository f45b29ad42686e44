package dev.annals.projections.identity;

import dev.annals.api.identity.FragmentId;
import dev.annals.api.identity.IdentityEvent;
import dev.annals.api.identity.IdentityEvent.Absorbed;
import dev.annals.api.identity.IdentityEvent.ApartLifted;
import dev.annals.api.identity.IdentityEvent.FragmentOpened;
import dev.annals.api.identity.IdentityEvent.KeptApart;
import dev.annals.api.identity.IdentityEvent.Linked;
import dev.annals.api.identity.IdentityEvent.MergeDecided;
import dev.annals.api.identity.IdentityEvent.MergedInto;
import dev.annals.api.identity.IdentityEvent.Placed;
import dev.annals.api.identity.IdentityEvent.SuggestionDismissed;
import dev.annals.api.identity.IdentityEvent.SuggestionRestored;
import dev.annals.api.identity.IdentityEvent.ValueAllowed;
import dev.annals.api.identity.IdentityEvent.ValueBlocked;
import dev.annals.api.identity.IdentityEvent.ValueQuarantined;
import dev.annals.api.identity.IdentityEvent.ValueReleased;
import dev.annals.api.identity.Link;
import dev.annals.platform.events.RecordedEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where a fragment stands in the merge forest, and why.
 *
 * @param parent the fragment it hangs under; null while it is a root
 * @param children the fragments that hang under it
 * @param links the links that name it
 * @param apart the fragments it is kept apart from
 * @param dismissed the suggestions about it that were dismissed
 * @param quarantined since when its links do not count because its value linked too many; null while they do
 * @param blockedBy the version of the rules by which its value identifies nobody; null where it does
 * @param history the positions of the events by which it came to stand there, in order, so that it can be told where it
 *     stood before without reading its stream; null where they are too many, or where it was erased
 */
public record Place(
        @Nullable FragmentId parent,
        List<FragmentId> children,
        List<RecordedLink> links,
        List<Apart> apart,
        List<Dismissed> dismissed,
        @Nullable Instant quarantined,
        @Nullable Integer blockedBy,
        @Nullable List<Long> history) {

    /** Of a fragment that nothing links. */
    static final Place ALONE = new Place(null, List.of(), List.of(), List.of(), List.of(), null, null, List.of());

    /** Of a fragment that was erased. */
    static final Place FORGOTTEN = new Place(null, List.of(), List.of(), List.of(), List.of(), null, null, null);

    private static final int LONGEST_HISTORY = 500;

    /**
     * A link.
     *
     * @param link what was said
     * @param refusal why it does not count; null where it does
     * @param since when it was recorded
     * @param by who caused it
     * @param decided when it was decided last whether it counts
     */
    public record RecordedLink(Link link, @Nullable String refusal, Instant since, String by, Instant decided) {}

    /**
     * That two are kept apart.
     *
     * @param other the other fragment
     * @param since when it was decided
     * @param by who decided it
     * @param decision the id of the event in which that is recorded
     */
    public record Apart(FragmentId other, Instant since, String by, UUID decision) {}

    /**
     * That it was wrong to suggest two as one person's.
     *
     * @param other the other fragment
     * @param evidence a fingerprint of how the two agreed
     * @param since when it was decided
     * @param by who decided it
     */
    public record Dismissed(FragmentId other, long evidence, Instant since, String by) {}

    /** The place after one more event of the fragment's stream. */
    Place after(IdentityEvent event, RecordedEvent recorded) {
        return stands(event, recorded).recorded(recorded.position());
    }

    private Place recorded(long position) {
        List<Long> more = history == null || history.size() == LONGEST_HISTORY ? null : with(history, position);
        return new Place(parent, children, links, apart, dismissed, quarantined, blockedBy, more);
    }

    private Place stands(IdentityEvent event, RecordedEvent recorded) {
        return switch (event) {
            case FragmentOpened ignored -> this;
            case MergeDecided ignored -> this;
            case MergedInto it -> moved(it.into(), children).linked(it.fragment(), it.link(), null, recorded);
            case Absorbed it ->
                moved(parent, with(children, it.absorbed())).linked(it.fragment(), it.link(), null, recorded);
            case Linked it -> linked(it.fragment(), it.link(), it.refusal(), recorded);
            case Placed it -> moved(it.parent(), List.copyOf(it.children()));
            case KeptApart it ->
                apart(with(apart, new Apart(it.other(), recorded.at(), recorded.actor(), recorded.id())));
            case ApartLifted it ->
                apart(apart.stream()
                        .filter(one -> !one.other().equals(it.other()))
                        .toList());
            case SuggestionDismissed it ->
                dismissed(with(
                        without(it.other(), it.evidence()),
                        new Dismissed(it.other(), it.evidence(), recorded.at(), recorded.actor())));
            case SuggestionRestored it -> dismissed(without(it.other(), it.evidence()));
            case ValueQuarantined ignored -> barred(recorded.at(), blockedBy);
            case ValueReleased ignored -> barred(null, blockedBy);
            case ValueBlocked it -> barred(quarantined, it.ruleVersion());
            case ValueAllowed ignored -> barred(quarantined, null);
        };
    }

    private Place moved(@Nullable FragmentId newParent, List<FragmentId> newChildren) {
        return new Place(newParent, newChildren, links, apart, dismissed, quarantined, blockedBy, history);
    }

    private Place apart(List<Apart> newApart) {
        return new Place(parent, children, links, newApart, dismissed, quarantined, blockedBy, history);
    }

    private Place barred(@Nullable Instant newQuarantined, @Nullable Integer newBlockedBy) {
        return new Place(parent, children, links, apart, dismissed, newQuarantined, newBlockedBy, history);
    }

    private Place dismissed(List<Dismissed> newDismissed) {
        return new Place(parent, children, links, apart, newDismissed, quarantined, blockedBy, history);
    }

    private List<Dismissed> without(FragmentId other, long evidence) {
        return dismissed.stream()
                .filter(one -> !one.other().equals(other) || one.evidence() != evidence)
                .toList();
    }

    private Place linked(FragmentId fragment, Link link, @Nullable String refusal, RecordedEvent recorded) {
        if (!link.names(fragment)) {
            return this;
        }
        FragmentId other = link.other(fragment);
        List<RecordedLink> after = new ArrayList<>(links.size() + 1);
        RecordedLink decided = new RecordedLink(link, refusal, recorded.at(), recorded.actor(), recorded.at());
        for (RecordedLink known : links) {
            if (!known.link().other(fragment).equals(other)) {
                after.add(known);
            } else if (known.link().equals(link)) {
                decided = new RecordedLink(link, refusal, known.since(), known.by(), recorded.at());
            }
        }
        after.add(decided);
        return new Place(parent, children, List.copyOf(after), apart, dismissed, quarantined, blockedBy, history);
    }

    private static <T> List<T> with(List<T> list, T one) {
        List<T> more = new ArrayList<>(list);
        more.add(one);
        return List.copyOf(more);
    }
}
