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
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Lists all that was recorded about one person, from the log itself. */
public final class AuditTrail {

    private static final int MOST_LOOKED_AT = 20_000;

    private final EventLog log;
    private final FragmentIds ids;

    public AuditTrail(EventLog log, FragmentIds ids) {
        this.log = log;
        this.ids = ids;
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

    /** An event as the list shows it. */
    static AuditEntry entry(RecordedEvent recorded) {
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
