package dev.annals.query.identity.whatif;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;

/**
 * The fragments that anything said connects, whether it counts or not. What becomes of one component depends on nothing
 * outside of it, so everybody can be grouped one component at a time.
 */
final class Components {

    private final int[] component;
    private final int count;
    private final int[] members;
    private final int[] firstMember;
    private final int[] links;
    private final int[] firstLink;
    private final Map<Integer, List<int[]>> apart = new HashMap<>();

    Components(History history) {
        int[] above = joined(history);
        component = new int[history.size()];
        int found = 0;
        for (int number = 0; number < component.length; number++) {
            component[number] = above[number] == number ? found++ : -1;
        }
        count = found;
        for (int number = 0; number < component.length; number++) {
            component[number] = component[top(above, number)];
        }
        firstMember = new int[count + 1];
        members = sorted(component.length, number -> component[number], firstMember);
        firstLink = new int[count + 1];
        links = sorted(history.links().size(), link -> component[history.links().weaker(link)], firstLink);
        for (int[] pair : history.apart()) {
            if (component[pair[0]] == component[pair[1]]) {
                apart.computeIfAbsent(component[pair[0]], any -> new ArrayList<>(1))
                        .add(pair);
            }
        }
    }

    int count() {
        return count;
    }

    /** The fragments of a component. */
    int[] members(int which) {
        return Arrays.copyOfRange(members, firstMember[which], firstMember[which + 1]);
    }

    /** The links between fragments of a component. */
    int[] links(int which) {
        return Arrays.copyOfRange(links, firstLink[which], firstLink[which + 1]);
    }

    /** The pairs of a component that are kept apart. */
    List<int[]> apart(int which) {
        return apart.getOrDefault(which, List.of());
    }

    private static int[] joined(History history) {
        int[] above = new int[history.size()];
        Arrays.setAll(above, number -> number);
        for (int link = 0; link < history.links().size(); link++) {
            join(above, history.links().weaker(link), history.links().stronger(link));
        }
        for (int number = 0; number < above.length; number++) {
            if (history.spelled(number) >= 0) {
                join(above, number, history.spelled(number));
            }
            if (history.parent(number) >= 0) {
                join(above, number, history.parent(number));
            }
        }
        return above;
    }

    private static void join(int[] above, int one, int other) {
        int top = top(above, one);
        int under = top(above, other);
        above[Math.max(top, under)] = Math.min(top, under);
    }

    private static int top(int[] above, int number) {
        int at = number;
        while (above[at] != at) {
            above[at] = above[above[at]];
            at = above[at];
        }
        return at;
    }

    /** Sorts numbers by what they belong to, and notes where each begins. */
    private static int[] sorted(int size, IntUnaryOperator belongs, int[] first) {
        for (int i = 0; i < size; i++) {
            first[belongs.applyAsInt(i) + 1]++;
        }
        for (int i = 1; i < first.length; i++) {
            first[i] += first[i - 1];
        }
        int[] next = Arrays.copyOf(first, first.length);
        int[] sorted = new int[size];
        for (int i = 0; i < size; i++) {
            sorted[next[belongs.applyAsInt(i)]++] = i;
        }
        return sorted;
    }
}
