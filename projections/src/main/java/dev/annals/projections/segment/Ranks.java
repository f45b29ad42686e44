package dev.annals.projections.segment;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The order in which segments are evaluated: those asked for by others come before these. */
final class Ranks {

    private Ranks() {}

    /** The slots in such an order; those in a circle, which nothing publishes, come in any. */
    static int[] of(List<LiveSegment> segments) {
        Map<String, Integer> slots = new HashMap<>();
        for (int slot = 0; slot < segments.size(); slot++) {
            slots.put(segments.get(slot).key(), slot);
        }
        List<Integer> order = new ArrayList<>(segments.size());
        Set<Integer> passed = new HashSet<>();
        for (int slot = 0; slot < segments.size(); slot++) {
            visit(slot, segments, slots, passed, order);
        }
        return order.stream().mapToInt(Integer::intValue).toArray();
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
