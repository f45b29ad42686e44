package dev.annals.projections.segment;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The order in which segments are evaluated: those asked for by others come before these. */
final class Ranks {

    private final int[] slots;
    private final int[] ranks;

    private Ranks(int[] slots) {
        this.slots = slots;
        this.ranks = new int[slots.length];
        for (int rank = 0; rank < slots.length; rank++) {
            ranks[slots[rank]] = rank;
        }
    }

    /** How many segments there are. */
    int size() {
        return slots.length;
    }

    /** The slot that comes at a place. */
    int slot(int rank) {
        return slots[rank];
    }

    /** Adds the places of some slots. */
    void add(BitSet of, BitSet places) {
        for (int slot = of.nextSetBit(0); slot >= 0; slot = of.nextSetBit(slot + 1)) {
            places.set(ranks[slot]);
        }
    }

    /** Such an order; those in a circle, which nothing publishes, come in any. */
    static Ranks of(List<LiveSegment> segments) {
        Map<String, Integer> slots = new HashMap<>();
        for (int slot = 0; slot < segments.size(); slot++) {
            slots.put(segments.get(slot).key(), slot);
        }
        List<Integer> order = new ArrayList<>(segments.size());
        Set<Integer> passed = new HashSet<>();
        for (int slot = 0; slot < segments.size(); slot++) {
            visit(slot, segments, slots, passed, order);
        }
        return new Ranks(order.stream().mapToInt(Integer::intValue).toArray());
    }

    private static void visit(
            int slot,
            List<LiveSegment> segments,
            Map<String, Integer> slots,
            Set<Integer> passed,
            List<Integer> order) {
        if (!passed.add(slot)) {
            return;
        }
        for (String key : segments.get(slot).asked()) {
            Integer other = slots.get(key);
            if (other != null) {
                visit(other, segments, slots, passed, order);
            }
        }
        order.add(slot);
    }
}
