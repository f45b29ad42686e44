package dev.annals.query.identity.whatif;

import dev.annals.api.identity.FragmentId;
import dev.annals.api.identity.Link;
import dev.annals.api.identity.Namespace;
import dev.annals.platform.identity.Grouping;
import dev.annals.platform.identity.LinkStatement.Pair;
import dev.annals.platform.identity.RecordedValues.Verdict;
import dev.annals.platform.identity.Refusals;
import dev.annals.projections.identity.FragmentOutline;
import dev.annals.projections.identity.Place;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Everything that was ever said of who is one person, as it is recorded, and what candidate rules make of each value:
 * about a hundred bytes for a fragment with its links.
 */
final class History {

    private static final int NONE = -1;
    private static final byte OPENED = 1;
    private static final byte QUARANTINED = 2;
    private static final byte BLOCKED = 4;
    private static final byte BLOCKED_BY_CANDIDATE = 8;
    private static final byte ERASED_ONCE = 16;

    private final Numbers numbers = new Numbers();
    private final Links links = new Links();
    private final List<int[]> apart = new ArrayList<>();
    private final Map<Integer, Set<Integer>> knownSinceErasure = new HashMap<>();
    private final List<Namespace> namespaces = new ArrayList<>();
    private final Map<Namespace, Integer> namespaceNumbers = new HashMap<>();
    private byte[] state = new byte[0];
    private int[] namespace = new int[0];
    private int[] parent = new int[0];
    private int[] spelled = new int[0];

    /**
     * Adds a fragment as it is recorded. One that was not opened is passed over.
     *
     * @param verdict what the candidate rules say of its value
     * @param spelledAs the fragment of the value as the candidate rules spell it; null where it stays as it is
     */
    void add(FragmentOutline outline, Verdict verdict, @Nullable FragmentId spelledAs) {
        Namespace kind = outline.namespace();
        byte erased = outline.erasure() == null ? 0 : ERASED_ONCE;
        if (kind == null) {
            if (erased != 0) {
                int number = number(outline.fragment());
                state[number] = erased;
            }
            return;
        }
        Place place = outline.place();
        int number = number(outline.fragment());
        state[number] = (byte) (OPENED
                | erased
                | (place.quarantined() == null ? 0 : QUARANTINED)
                | (place.blockedBy() == null ? 0 : BLOCKED)
                | (verdict.blocked() ? BLOCKED_BY_CANDIDATE : 0));
        namespace[number] = number(kind);
        parent[number] = place.parent() == null ? NONE : number(place.parent());
        if (spelledAs != null) {
            int as = number(spelledAs);
            spelled[number] = as;
            namespace[as] = namespace[number];
        }
        for (Place.RecordedLink recorded : place.links()) {
            Link link = recorded.link();
            if (link.weaker().equals(outline.fragment())) {
                links.add(number, number(link.stronger()), link, recorded.refusal());
            } else if (erased != 0) {
                knownSinceErasure
                        .computeIfAbsent(number, any -> new HashSet<>())
                        .add(number(link.weaker()));
            }
        }
        for (Place.Apart kept : place.apart()) {
            apart.add(new int[] {number, number(kept.other())});
        }
    }

    /** How many fragments it has heard of; some may not be there. */
    int size() {
        return numbers.size();
    }

    Links links() {
        return links;
    }

    Numbers numbers() {
        return numbers;
    }

    List<int[]> apart() {
        return apart;
    }

    Pair pair(int[] two) {
        return Pair.of(numbers.fragment(two[0]), numbers.fragment(two[1]));
    }

    /** Whether the fragment is there, and not only would be. */
    boolean isOpened(int number) {
        return (state[number] & OPENED) != 0;
    }

    /** Whether the fragment is there, or would be under the candidate rules. */
    boolean isKnown(int number) {
        return namespace[number] != NONE;
    }

    boolean isBlocked(int number) {
        return (state[number] & BLOCKED) != 0;
    }

    boolean isBlockedByCandidate(int number) {
        return (state[number] & BLOCKED_BY_CANDIDATE) != 0;
    }

    /**
     * Whether a link is between two fragments that are there and both know of it: one that was erased since has forgotten
     * its links.
     */
    boolean isKnownToBoth(int link) {
        int stronger = links.stronger(link);
        return isOpened(links.weaker(link))
                && isOpened(stronger)
                && ((state[stronger] & ERASED_ONCE) == 0
                        || knownSinceErasure.getOrDefault(stronger, Set.of()).contains(links.weaker(link)));
    }

    /** The fragment of its value as the candidate rules spell it; -1 where it stays as it is, or that was erased. */
    int spelled(int number) {
        int as = spelled[number];
        return as != NONE && state[as] == ERASED_ONCE ? NONE : as;
    }

    /** The fragment under which it hangs in the living forest; -1 for a root. */
    int parent(int number) {
        return parent[number];
    }

    Namespace namespace(int number) {
        return namespaces.get(namespace[number]);
    }

    /** The fragment as it is. */
    Grouping.Node node(int number) {
        return node(number, isBlocked(number));
    }

    /** The fragment as the candidate rules see it. */
    Grouping.Node nodeByCandidate(int number) {
        return node(number, isBlockedByCandidate(number));
    }

    private Grouping.Node node(int number, boolean blocked) {
        boolean quarantined = (state[number] & QUARANTINED) != 0;
        return new Grouping.Node(
                numbers.fragment(number),
                namespace(number),
                blocked ? Refusals.BLOCKED_VALUE : quarantined ? Refusals.QUARANTINED_VALUE : null);
    }

    private int number(Namespace kind) {
        return namespaceNumbers.computeIfAbsent(kind, added -> {
            namespaces.add(added);
            return namespaces.size() - 1;
        });
    }

    private int number(FragmentId fragment) {
        int number = numbers.of(fragment);
        if (number >= state.length) {
            int before = state.length;
            int length = Math.max(1_024, before * 2);
            state = Arrays.copyOf(state, length);
            namespace = Arrays.copyOf(namespace, length);
            parent = Arrays.copyOf(parent, length);
            spelled = Arrays.copyOf(spelled, length);
            Arrays.fill(namespace, before, length, NONE);
            Arrays.fill(parent, before, length, NONE);
            Arrays.fill(spelled, before, length, NONE);
        }
        return number;
    }
}
