package dev.annals.query.audit;

import dev.annals.api.audit.AuditEntry;
import dev.annals.api.audit.Description;
import dev.annals.api.identity.FragmentId;
import dev.annals.platform.crypto.FragmentIds;
import dev.annals.platform.events.EventLog;
import dev.annals.platform.events.RecordedEvent;
import dev.annals.platform.web.Page;
import dev.annals.projections.identity.MergeTree;
import dev.annals.query.interaction.NewestFirst;
import dev.annals.query.interaction.StreamCursor;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Lists events of one person or of a period, from the log itself. */
public final class AuditTrail {

    private static final int MOST_LOOKED_AT = 20_000;

    /** Events may be appended a little later than they were made: a period is read so much further. */
    private static final Duration LATE = Duration.ofMinutes(1);

    private final EventLog log;
    private final FragmentIds ids;

    public AuditTrail(EventLog log, FragmentIds ids) {
        this.log = log;
        this.ids = ids;
    }

    /** The position of the newest event. */
    long head() {
        return log.head();
    }

    /** A page of all that concerns one person, newest first: events of every fragment, and every read of them. */
    Page<AuditEntry> ofSubject(MergeTree person, AuditFilter filter, int limit, StreamCursor cursor) {
        Set<FragmentId> streams = new LinkedHashSet<>(person.members().keySet());
        person.members().keySet().forEach(member -> streams.add(ids.of("access", member.toString())));
        NewestFirst events = new NewestFirst(log, streams, cursor, limit);
        List<AuditEntry> entries = new ArrayList<>();
        for (int looked = 0; entries.size() < limit && looked < MOST_LOOKED_AT; looked++) {
            RecordedEvent recorded = events.next();
            if (recorded == null) {
                break;
            }
            if (filter.test(recorded)) {
                entries.add(entry(recorded));
            }
        }
        StreamCursor next = events.cursor();
        return new Page<>(entries, next == null ? null : next.text());
    }

    /**
     * A page of the whole log, oldest first.
     *
     * @param after the position behind which to go on; null for the beginning of the period
     */
    Page<AuditEntry> ofPeriod(AuditFilter filter, int limit, @Nullable Long after) {
        List<AuditEntry> entries = new ArrayList<>();
        long position = after == null ? start(filter.from()) : after;
        Instant end = filter.to() == null ? Instant.MAX : filter.to().plus(LATE);
        try (Stream<RecordedEvent> events = log.all(position)) {
            Iterator<RecordedEvent> each = events.iterator();
            for (int looked = 0; each.hasNext(); looked++) {
                if (entries.size() == limit || looked == MOST_LOOKED_AT) {
                    return new Page<>(entries, Long.toString(position));
                }
                RecordedEvent recorded = each.next();
                if (recorded.at().isAfter(end)) {
                    break;
                }
                position = recorded.position();
                if (filter.test(recorded)) {
                    entries.add(entry(recorded));
                }
            }
        }
        return new Page<>(entries, null);
    }

    private long start(@Nullable Instant from) {
        return from == null ? -1 : log.positionBefore(from);
    }

    private static AuditEntry entry(RecordedEvent recorded) {
        return new AuditEntry(
                recorded.position(),
                recorded.at(),
                AuditFilter.wireName(recorded),
                recorded.actor(),
                recorded.stream(),
                recorded.id(),
                Description.of(recorded.event()));
    }
}
