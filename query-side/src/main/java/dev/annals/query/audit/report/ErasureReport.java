package dev.annals.query.audit.report;

import dev.annals.api.identity.FragmentId;
import dev.annals.api.privacy.ErasureEvent;
import dev.annals.api.privacy.ErasureEvent.ErasureCompleted;
import dev.annals.api.privacy.ErasureEvent.ErasureOrdered;
import dev.annals.platform.events.Interest;
import dev.annals.platform.events.RecordedEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How many people were erased, how long that took, and how much is still under way. */
final class ErasureReport implements Report {

    @Override
    public String name() {
        return "erasures";
    }

    @Override
    public List<String> columns() {
        return List.of("ordered", "completed", "withExceptions", "identifiers", "longestSeconds", "unfinished");
    }

    @Override
    public Interest interest() {
        return Interest.in(ErasureEvent.class);
    }

    @Override
    public boolean isOfAllTime() {
        return true;
    }

    @Override
    public Count begin() {
        return new Numbers();
    }

    private static final class Numbers implements Count {

        private final Map<FragmentId, Instant> unfinished = new HashMap<>();
        private long ordered;
        private long completed;
        private long withExceptions;
        private long identifiers;
        private Duration longest = Duration.ZERO;

        @Override
        public void add(RecordedEvent recorded) {
            if (recorded.event() instanceof ErasureOrdered it) {
                ordered++;
                unfinished.put(it.erasure(), recorded.at());
            } else if (recorded.event() instanceof ErasureCompleted it) {
                Instant begun = unfinished.remove(it.erasure());
                if (begun != null) {
                    completed(it, Duration.between(begun, recorded.at()));
                }
            }
        }

        private void completed(ErasureCompleted it, Duration took) {
            completed++;
            withExceptions += it.exceptions().isEmpty() ? 0 : 1;
            identifiers += it.fragments();
            longest = took.compareTo(longest) > 0 ? took : longest;
        }

        @Override
        public List<List<Object>> endOfPeriod() {
            List<List<Object>> line = List.of(List.of(
                    ordered, completed, withExceptions, identifiers, longest.toMillis() / 1_000.0, unfinished.size()));
            ordered = 0;
            completed = 0;
            withExceptions = 0;
            identifiers = 0;
            longest = Duration.ZERO;
            return line;
        }
    }
}
