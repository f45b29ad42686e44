package dev.annals.query.audit.report;

import dev.annals.api.identity.FragmentId;
import dev.annals.api.privacy.ErasureEvent;
import dev.annals.api.privacy.ErasureEvent.ErasureCompleted;
import dev.annals.api.privacy.ErasureEvent.ErasureOrdered;
import dev.annals.api.privacy.ErasureEvent.PurposeExpired;
import dev.annals.platform.events.Interest;
import dev.annals.platform.events.RecordedEvent;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * How many people were erased because their data were needed for no purpose any more, and how many of them are held; and of
 * people who stay, for how many purposes something is told no more, and how many interactions.
 */
final class RetentionReport implements Report {

    @Override
    public String name() {
        return "retention";
    }

    @Override
    public List<String> columns() {
        return List.of(
                "ordered", "completed", "withExceptions", "identifiers", "unfinished", "purposes", "interactions");
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

        private final Set<FragmentId> unfinished = new HashSet<>();
        private long ordered;
        private long completed;
        private long withExceptions;
        private long identifiers;
        private long purposes;
        private long interactions;

        @Override
        public void add(RecordedEvent recorded) {
            if (recorded.event() instanceof ErasureOrdered it && it.ground().equals("retention")) {
                ordered++;
                unfinished.add(it.erasure());
            } else if (recorded.event() instanceof ErasureCompleted it && unfinished.remove(it.erasure())) {
                completed++;
                withExceptions += it.exceptions().isEmpty() ? 0 : 1;
                identifiers += it.fragments();
            } else if (recorded.event() instanceof PurposeExpired it) {
                purposes++;
                interactions += it.interactions();
            }
        }

        @Override
        public List<List<Object>> endOfPeriod() {
            List<List<Object>> line = List.of(List.of(
                    ordered, completed, withExceptions, identifiers, unfinished.size(), purposes, interactions));
            ordered = 0;
            completed = 0;
            withExceptions = 0;
            identifiers = 0;
            purposes = 0;
            interactions = 0;
            return line;
        }
    }
}
