package dev.annals.projections.segment;

import dev.annals.api.identity.FragmentId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Numbers fragments from 0, and knows which hang together as one person: the merge forest, told by parents alone. */
final class Woods {

    static final int NOBODY = Numbers.NONE;

    private final Numbers numbers = new Numbers();
    private final Map<Integer, List<Integer>> children = new HashMap<>();
    private final BitSet opened = new BitSet();
    private int[] parents = new int[64];
    private int standing;

    /** How many numbers were given. */
    int size() {
        return numbers.size();
    }

    /** The number of a fragment, a new one where it has none. */
    int number(FragmentId fragment) {
        int number = numbers.number(fragment);
        stand(number);
        return number;
    }

    /** Gives a number to nobody. */
    void skip() {
        numbers.skip();
        stand(numbers.size() - 1);
    }

    /** Has new numbers hang under nobody. */
    private void stand(int number) {
        if (number >= parents.length) {
            parents = Arrays.copyOf(parents, number + (number >> 1) + 1);
        }
        for (; standing <= number; standing++) {
            parents[standing] = NOBODY;
        }
    }

    /** The number of a fragment; {@link #NOBODY} where it has none. */
    int known(FragmentId fragment) {
        return numbers.known(fragment);
    }

    /** The fragment of a number; null once it was forgotten. */
    @Nullable
    FragmentId id(int number) {
        return numbers.id(number);
    }

    /** Under which number another one hangs; {@link #NOBODY} where under none. */
    int parent(int number) {
        return parents[number];
    }

    boolean isOpen(int number) {
        return opened.get(number);
    }

    void open(int number) {
        opened.set(number);
    }

    /** Has a fragment hang under another one, or under none. */
    void place(int number, int parent) {
        int before = parents[number];
        if (before != NOBODY) {
            List<Integer> siblings = children.getOrDefault(before, List.of());
            siblings.remove(Integer.valueOf(number));
            if (siblings.isEmpty()) {
                children.remove(before);
            }
        }
        parents[number] = parent;
        if (parent != NOBODY) {
            children.computeIfAbsent(parent, each -> new ArrayList<>(1)).add(number);
        }
    }

    /** Takes a fragment out of its tree; nothing is said by it any more. */
    void erase(int number) {
        opened.clear(number);
        place(number, NOBODY);
    }

    /** Forgets who a number was, unless it is somebody again. */
    void forget(int number) {
        if (!opened.get(number)) {
            numbers.forget(number);
        }
    }

    /** The root of the tree of a fragment. */
    int root(int number) {
        int at = number;
        for (int steps = numbers.size(); parents[at] != NOBODY && steps > 0; steps--) {
            at = parents[at];
        }
        return at;
    }

    /** Whether a fragment is the root of somebody who is known. */
    boolean isProfile(int number) {
        return parents[number] == NOBODY && !numbers.isForgotten(number) && isAnyOpen(number);
    }

    private boolean isAnyOpen(int number) {
        return opened.get(number)
                || (children.containsKey(number) && members(number).stream().anyMatch(opened::get));
    }

    /** Whether a fragment is a tree by itself. */
    boolean isAlone(int root) {
        return !children.containsKey(root);
    }

    /** All fragments of a tree, its root first. */
    List<Integer> members(int root) {
        List<Integer> below = children.get(root);
        if (below == null) {
            return List.of(root);
        }
        List<Integer> members = new ArrayList<>(below.size() + 1);
        members.add(root);
        for (int i = 0; i < members.size() && members.size() <= numbers.size(); i++) {
            members.addAll(children.getOrDefault(members.get(i), List.of()));
        }
        return members;
    }
}
