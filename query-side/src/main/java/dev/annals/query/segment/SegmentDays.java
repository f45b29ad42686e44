package dev.annals.query.segment;

import dev.annals.api.identity.FragmentId;
import dev.annals.platform.crypto.FragmentIds;
import dev.annals.platform.segment.SegmentKeys;
import dev.annals.projections.ReadModel;
import dev.annals.projections.segment.SegmentDay;
import dev.annals.projections.segment.SegmentHistoryProjection;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How a segment grew, day by day. */
final class SegmentDays {

    /** The most days that are told at once. */
    static final int MOST = 1_000;

    private final ReadModel<SegmentDay> days;
    private final FragmentIds ids;

    SegmentDays(ReadModel<SegmentDay> days, FragmentIds ids) {
        this.days = days;
        this.ids = ids;
    }

    /**
     * A day, in UTC.
     *
     * @param day the day
     * @param size how many members there were at its end
     * @param entered how many entered, by cause
     * @param left how many left, by cause
     */
    record Day(LocalDate day, long size, Map<String, Long> entered, Map<String, Long> left) {}

    String processor() {
        return days.processor();
    }

    /**
     * Each day of a stretch.
     *
     * @param from the first day
     * @param to the last day
     * @param today the day it is
     */
    List<Day> between(String segment, LocalDate from, LocalDate to, LocalDate today) {
        FragmentId stream = SegmentKeys.members(ids, segment);
        long size = days.find(SegmentHistoryProjection.altogether(stream))
                .map(SegmentDay::growth)
                .orElse(0L);
        LocalDate last = today.isAfter(to) ? today : to;
        List<String> keys = new ArrayList<>();
        for (LocalDate day = from; !day.isAfter(last); day = day.plusDays(1)) {
            keys.add(SegmentHistoryProjection.key(stream, day));
        }
        Map<String, SegmentDay> known = days.get(keys);
        List<Day> told = new ArrayList<>();
        for (LocalDate day = last; !day.isBefore(from); day = day.minusDays(1)) {
            SegmentDay of = known.get(SegmentHistoryProjection.key(stream, day));
            if (!day.isAfter(to)) {
                told.add(new Day(
                        day,
                        size,
                        of == null ? Map.of() : new TreeMap<>(of.entered()),
                        of == null ? Map.of() : new TreeMap<>(of.left())));
            }
            size -= of == null ? 0 : of.growth();
        }
        return told.reversed();
    }
}
