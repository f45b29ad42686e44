package dev.annals.query.audit;

import dev.annals.api.audit.AuditEntry;
import dev.annals.api.audit.Description;
import dev.annals.api.audit.StatedPurpose;
import dev.annals.api.identity.FragmentId;
import dev.annals.platform.crypto.FragmentIds;
import dev.annals.platform.events.EventLog;
import dev.annals.platform.events.RecordedEvent;
import dev.annals.platform.web.Page;
import dev.annals.projections.audit.AuditLists;
import dev.annals.projections.identity.MergeTree;
import dev.annals.projections.identity.SourcePriority;
import dev.annals.query.access.Masking;
import dev.annals.query.interaction.NewestFirst;
import dev.annals.query.interaction.StreamCursor;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Lists all that was recorded about one person, from the log itself. */
public final class AuditTrail {

    private static final int MOST_LOOKED_AT = 20_000;

    private final EventLog log;
    private final FragmentIds ids;
    private final SourcePriority priority;

    public AuditTrail(EventLog log, FragmentIds ids, SourcePriority priority) {
        this.log = log;
        this.ids = ids;
        this.priority = priority;
    }

    /**
     * A page of all that concerns one person, newest first: events of every fragment, and every read of them.
     *
     * @param changes how values before and after are shown; null to leave them out
     */
    Page<AuditEntry> ofSubject(
            MergeTree person, AuditFilter filter, int limit, StreamCursor cursor, @Nullable Masking changes) {
        NewestFirst events = new NewestFirst(log, streams(person), cursor, limit);
        List<RecordedEvent> found = new ArrayList<>();
        for (int looked = 0; found.size() < limit && looked < MOST_LOOKED_AT; looked++) {
            RecordedEvent recorded = events.next();
            if (recorded == null) {
                break;
            }
            if (filter.test(recorded)) {
                found.add(recorded);
            }
        }
        StreamCursor next = events.cursor();
        return new Page<>(
                changes == null ? found.stream().map(AuditTrail::entry).toList() : changed(person, found, changes),
                next == null ? null : next.text());
    }

    /** How many events there are about a person. */
    long countOf(MergeTree person) {
        return log.heads(streams(person)).values().stream()
                .mapToLong(head -> head + 1)
                .sum();
    }

    private List<AuditEntry> changed(MergeTree person, List<RecordedEvent> found, Masking masking) {
        Map<UUID, List<AuditEntry.Change>> changes =
                new ChangedValues(log, priority, masking).of(person.members().keySet(), found);
        return found.stream()
                .map(recorded -> entry(recorded).withChanges(changes.getOrDefault(recorded.id(), List.of())))
                .toList();
    }

    private Set<FragmentId> streams(MergeTree person) {
        Set<FragmentId> streams = new LinkedHashSet<>(person.members().keySet());
        person.members().keySet().forEach(member -> streams.add(ids.of("access", member.toString())));
        return streams;
    }

    /** An event as the list shows it. */
    static AuditEntry entry(RecordedEvent recorded) {
        return new AuditEntry(
                recorded.position(),
                recorded.at(),
                AuditLists.wireName(recorded.event().getClass()),
                recorded.actor(),
                recorded.stream(),
                recorded.id(),
                Description.of(recorded.event()),
                recorded.cause().reason(),
                recorded.cause().requestId(),
                StatedPurpose.of(recorded.event()).orElse(null),
                null);
    }
}
