package dev.annals.projections.segment;

import dev.annals.api.Wire;
import java.util.Map;

/**
 * What happened to a segment on a day in UTC; under the key without a day, altogether.
 *
 * @param entered how many entered, by cause
 * @param left how many left, by cause
 * @param version the version of the definition at the end
 */
@Wire(name = "document.segment-day")
public record SegmentDay(Map<String, Long> entered, Map<String, Long> left, int version) {

    /** Before anything happened. */
    static final SegmentDay EMPTY = new SegmentDay(Map.of(), Map.of(), 0);

    /** By how much the segment grew. */
    public long growth() {
        return sum(entered) - sum(left);
    }

    private static long sum(Map<String, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }
}
