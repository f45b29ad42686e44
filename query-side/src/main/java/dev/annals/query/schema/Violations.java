package dev.annals.query.schema;

import dev.annals.api.identity.FragmentId;
import dev.annals.api.schema.PlanEvent.PlanViolated;
import dev.annals.api.schema.PlanMode;
import dev.annals.platform.events.EventLog;
import dev.annals.platform.events.RecordedEvent;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Adds up what did not keep to the tracking plan, from the stream in which it is counted. */
final class Violations {

    private static final int PAGE = 1_000;
    private static final int MOST_LOOKED_AT = 100_000;

    private Violations() {}

    /**
     * A rule that was broken, and how often.
     *
     * @param version the version of the plan
     * @param source the source that sent it
     * @param interaction the interaction's name, or its type where it has none
     * @param place where the rule stands in the schema; empty for an interaction that the plan does not know
     * @param rule the rule
     * @param mode what was done
     * @param count how often
     * @param first when it was broken first in the time asked about
     * @param last when it was broken last
     * @param example the event of one that was stored
     */
    record Violation(
            int version,
            String source,
            String interaction,
            String place,
            String rule,
            PlanMode mode,
            long count,
            Instant first,
            Instant last,
            @Nullable UUID example) {

        private Violation and(Violation older) {
            return new Violation(
                    version,
                    source,
                    interaction,
                    place,
                    rule,
                    mode,
                    count + older.count,
                    older.first,
                    last,
                    example == null ? older.example : example);
        }
    }

    /**
     * What was broken.
     *
     * @param items the most often broken first
     * @param total how many violations there were
     * @param since the instant from which on they are counted
     * @param complete whether all of that time was looked at
     */
    record Listing(List<Violation> items, long total, Instant since, boolean complete) {}

    static Listing since(Instant since, FragmentId stream, EventLog log) {
        Map<List<Object>, Violation> found = new LinkedHashMap<>();
        long before = Long.MAX_VALUE;
        long total = 0;
        for (int looked = 0; looked < MOST_LOOKED_AT; looked += PAGE) {
            List<RecordedEvent> page = log.newest(stream, before, PAGE);
            for (RecordedEvent recorded : page) {
                if (recorded.at().isBefore(since)) {
                    return listing(found, total, since, true);
                }
                if (recorded.event() instanceof PlanViolated it) {
                    total += it.count();
                    found.merge(
                            List.of(it.version(), it.source(), it.interaction(), it.place(), it.rule(), it.mode()),
                            one(it, recorded.at()),
                            Violation::and);
                }
            }
            if (page.size() < PAGE) {
                return listing(found, total, since, true);
            }
            before = page.getLast().sequence();
        }
        return listing(found, total, since, false);
    }

    private static Listing listing(Map<List<Object>, Violation> found, long total, Instant since, boolean complete) {
        return new Listing(
                found.values().stream()
                        .sorted(Comparator.comparingLong(Violation::count).reversed())
                        .toList(),
                total,
                since,
                complete);
    }

    private static Violation one(PlanViolated it, Instant at) {
        return new Violation(
                it.version(),
                it.source(),
                it.interaction(),
                it.place(),
                it.rule(),
                it.mode(),
                it.count(),
                at,
                at,
                it.example());
    }
}
