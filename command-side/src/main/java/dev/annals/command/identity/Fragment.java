package dev.annals.command.identity;

import dev.annals.api.identity.Census;
import dev.annals.api.identity.FragmentId;
import dev.annals.api.identity.FragmentSnapshot;
import dev.annals.api.identity.FragmentSnapshot.LinkSnapshot;
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
import dev.annals.api.identity.Namespace;
import dev.annals.platform.identity.LinkStatement;
import dev.annals.platform.identity.Refusals;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What deciding about a fragment needs to know: whether it was opened, where it hangs in the merge forest, and what links
 * it to others.
 *
 * @param id the fragment
 * @param namespace the kind of its identifier; null before it was opened
 * @param parent the fragment it hangs under; null while it is a root
 * @param children the fragments that hang under it
 * @param links the links that name it, by the fragment at the other end
 * @param apart the fragments that must not be in its tree
 * @param quarantined whether its links do not count
 * @param blockedBy the version of the rules by which its value identifies nobody; null where it does
 * @param census of its tree; null while it is no root, or where it was never counted
 */
public record Fragment(
        FragmentId id,
        @Nullable Namespace namespace,
        @Nullable FragmentId parent,
        List<FragmentId> children,
        Map<FragmentId, Known> links,
        Set<FragmentId> apart,
        boolean quarantined,
        @Nullable Integer blockedBy,
        @Nullable Census census) {

    /**
     * A link as the fragment knows it.
     *
     * @param statement the link and what was decided about it
     * @param since when it was recorded first, by which a value's links within a day are counted; the beginning of time
     *     once the fragment's value was released
     */
    public record Known(LinkStatement statement, Instant since) {}

    /** A fragment in which nothing was recorded yet. */
    public static Fragment unopened(FragmentId id) {
        return new Fragment(id, null, null, List.of(), Map.of(), Set.of(), false, null, null);
    }

    /** The fragment as it was when the snapshot was taken. */
    public static Fragment of(FragmentSnapshot snapshot) {
        Map<FragmentId, Known> links = new HashMap<>();
        snapshot.links()
                .forEach(it -> links.put(
                        it.link().other(snapshot.fragment()),
                        new Known(new LinkStatement(it.link(), it.refusal()), it.since())));
        return new Fragment(
                snapshot.fragment(),
                snapshot.namespace(),
                snapshot.parent(),
                List.copyOf(snapshot.children()),
                Map.copyOf(links),
                Set.copyOf(snapshot.apart()),
                snapshot.quarantined(),
                snapshot.blockedBy(),
                snapshot.census());
    }

    /** Its snapshot; null before it was opened. */
    public @Nullable FragmentSnapshot snapshot() {
        return namespace == null
                ? null
                : new FragmentSnapshot(
                        id,
                        namespace,
                        parent,
                        children,
                        links.values().stream()
                                .map(known -> new LinkSnapshot(
                                        known.statement().link(),
                                        known.statement().refusal(),
                                        known.since()))
                                .toList(),
                        List.copyOf(apart),
                        quarantined,
                        blockedBy,
                        census,
                        null);
    }

    /** Whether its identifier was ever seen. */
    public boolean isOpened() {
        return namespace != null;
    }

    /** The state after one more event of its stream. */
    public Fragment after(IdentityEvent event, Instant at) {
        return switch (event) {
            case FragmentOpened it ->
                new Fragment(
                        id,
                        it.namespace(),
                        parent,
                        children,
                        links,
                        apart,
                        quarantined,
                        blockedBy,
                        census == null ? Census.of(it.namespace()) : census);
            case MergedInto it -> placed(it.into(), children, linked(it.link(), null, at), null);
            case Absorbed it -> placed(parent, with(children, it.absorbed()), linked(it.link(), null, at), it.census());
            case Linked it -> placed(parent, children, linked(it.link(), it.refusal(), at), census);
            case Placed it -> placed(it.parent(), List.copyOf(it.children()), links, it.census());
            case MergeDecided ignored -> this;
            case SuggestionDismissed ignored -> this;
            case SuggestionRestored ignored -> this;
            case KeptApart it -> barred(with(apart, it.other()), quarantined, blockedBy);
            case ApartLifted it -> barred(without(apart, it.other()), quarantined, blockedBy);
            case ValueQuarantined ignored -> barred(apart, true, blockedBy);
            case ValueReleased ignored -> released();
            case ValueBlocked it -> barred(apart, quarantined, it.ruleVersion());
            case ValueAllowed ignored -> barred(apart, quarantined, null);
        };
    }

    /** Why its links do not count; null where they do. */
    public @Nullable String barrier() {
        return blockedBy != null ? Refusals.BLOCKED_VALUE : quarantined ? Refusals.QUARANTINED_VALUE : null;
    }

    private Fragment placed(
            @Nullable FragmentId newParent,
            List<FragmentId> newChildren,
            Map<FragmentId, Known> newLinks,
            @Nullable Census newCensus) {
        return new Fragment(id, namespace, newParent, newChildren, newLinks, apart, quarantined, blockedBy, newCensus);
    }

    private Fragment barred(Set<FragmentId> newApart, boolean newQuarantined, @Nullable Integer newBlockedBy) {
        return new Fragment(id, namespace, parent, children, links, newApart, newQuarantined, newBlockedBy, census);
    }

    /** Whoever releases a value knows how much it links: what it links from now on is counted anew. */
    private Fragment released() {
        Map<FragmentId, Known> forgotten = new HashMap<>();
        links.forEach((other, known) -> forgotten.put(other, new Known(known.statement(), Instant.EPOCH)));
        return new Fragment(id, namespace, parent, children, Map.copyOf(forgotten), apart, false, blockedBy, census);
    }

    private Map<FragmentId, Known> linked(Link link, @Nullable String refusal, Instant at) {
        if (!link.names(id)) {
            return links;
        }
        Map<FragmentId, Known> after = new HashMap<>(links);
        Known before = links.get(link.other(id));
        after.put(link.other(id), new Known(new LinkStatement(link, refusal), before == null ? at : before.since()));
        return Map.copyOf(after);
    }

    private static List<FragmentId> with(List<FragmentId> list, FragmentId one) {
        List<FragmentId> more = new ArrayList<>(list);
        more.add(one);
        return List.copyOf(more);
    }

    private static Set<FragmentId> with(Set<FragmentId> set, FragmentId one) {
        Set<FragmentId> more = new HashSet<>(set);
        more.add(one);
        return Set.copyOf(more);
    }

    private static Set<FragmentId> without(Set<FragmentId> set, FragmentId one) {
        Set<FragmentId> fewer = new HashSet<>(set);
        fewer.remove(one);
        return Set.copyOf(fewer);
    }
}
