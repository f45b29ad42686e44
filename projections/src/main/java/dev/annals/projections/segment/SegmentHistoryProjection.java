package dev.annals.projections.segment;

import dev.annals.api.identity.FragmentId;
import dev.annals.api.segment.MembershipChange;
import dev.annals.api.segment.SegmentEvent;
import dev.annals.api.segment.SegmentEvent.MembershipChanged;
import dev.annals.api.segment.SegmentEvent.SegmentArchived;
import dev.annals.api.segment.SegmentEvent.SegmentListed;
import dev.annals.api.segment.SegmentEvent.SegmentPublished;
import dev.annals.platform.events.Interest;
import dev.annals.platform.events.RecordedEvent;
import dev.annals.projections.Projection;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Keeps how segments grew: what entered and left on each day, and altogether, by cause. */
public final class SegmentHistoryProjection implements Projection<SegmentDay> {

    /** The projection's name. */
    public static final String NAME = "segment-history";

    /** The key of a day of a segment. */
    public static String key(FragmentId stream, LocalDate day) {
        return stream + "/" + day;
    }

    /** The key of all days of a segment together. */
    public static String altogether(FragmentId stream) {
        return stream.toString();
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public Class<SegmentDay> document() {
        return SegmentDay.class;
    }

    @Override
    public Interest interest() {
        return Interest.in(MembershipChanged.class);
    }

    @Override
    public List<String> keys(RecordedEvent recorded) {
        if (!(recorded.event() instanceof SegmentEvent event)) {
            return OtherEvents.ignored(recorded);
        }
        return switch (event) {
            case MembershipChanged it -> {
                Set<String> keys = new LinkedHashSet<>();
                keys.add(altogether(it.stream()));
                it.changes().forEach(change -> keys.add(key(it.stream(), day(change.at()))));
                yield List.copyOf(keys);
            }
            case SegmentPublished ignored -> List.of();
            case SegmentArchived ignored -> List.of();
            case SegmentListed ignored -> List.of();
        };
    }

    @Override
    public @Nullable SegmentDay evolve(String key, @Nullable SegmentDay current, RecordedEvent recorded) {
        if (!(recorded.event() instanceof MembershipChanged it)) {
            return current;
        }
        SegmentDay before = current == null ? SegmentDay.EMPTY : current;
        Map<String, Long> entered = new HashMap<>(before.entered());
        Map<String, Long> left = new HashMap<>(before.left());
        boolean isAltogether = key.equals(altogether(it.stream()));
        for (MembershipChange change : it.changes()) {
            if (isAltogether || key.equals(key(it.stream(), day(change.at())))) {
                (change.entered() ? entered : left).merge(change.cause().wireName(), 1L, Long::sum);
            }
        }
        return new SegmentDay(entered, left, it.version());
    }

    private static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, ZoneOffset.UTC);
    }
}
