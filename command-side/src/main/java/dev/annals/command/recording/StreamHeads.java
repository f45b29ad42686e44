package dev.annals.command.recording;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.annals.api.consent.Consents;
import dev.annals.api.identity.FragmentId;
import dev.annals.api.identity.FragmentSnapshot;
import dev.annals.platform.events.EventLog;
import dev.annals.platform.events.RecordedEvent;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;

/**
 * The heads of streams, kept in memory and sourced from the log when missing.
 *
 * <p>Used by one thread only. What it holds is right as long as this process is the only writer of a stream; when another
 * one wrote, the append fails, {@link #forget} is called, and the decisions are made again. A decision may rest on streams to
 * which it appends nothing, such as somebody's consents: where others write as well, what is held of a stream is compared with
 * its length in the log, once for each group.
 */
final class StreamHeads {

    private static final int MOST_REMEMBERED = 1_000;

    private final EventStore store;
    private final EventLog log;
    private final boolean othersWrite;
    private final Cache<FragmentId, StreamHead> heads;
    private final Set<FragmentId> compared = new HashSet<>();

    /** @param othersWrite whether other processes may write to the same streams */
    StreamHeads(EventStore store, EventLog log, int size, boolean othersWrite) {
        this.store = store;
        this.log = log;
        this.othersWrite = othersWrite;
        this.heads =
                Caffeine.newBuilder().maximumSize(size).executor(Runnable::run).build();
    }

    /**
     * Begins a group: finds out in one round trip which of these streams are empty, so that they need not be sourced one by one, and to
     * which of them others wrote.
     */
    void fetch(Collection<FragmentId> streams) {
        compared.clear();
        List<FragmentId> asked = othersWrite
                ? List.copyOf(streams)
                : streams.stream()
                        .filter(stream -> heads.getIfPresent(stream) == null)
                        .toList();
        if (!asked.isEmpty()) {
            Map<FragmentId, Long> sequences = log.heads(asked);
            asked.forEach(stream -> compare(stream, sequences.getOrDefault(stream, -1L)));
        }
    }

    private void compare(FragmentId stream, long newest) {
        StreamHead known = heads.getIfPresent(stream);
        if (known == null && newest < 0) {
            heads.put(stream, StreamHead.bare(stream, -1));
        } else if (known != null && known.sequence() != newest) {
            heads.invalidate(stream);
        }
        compared.add(stream);
    }

    StreamHead head(FragmentId stream, StreamKind kind) {
        if (othersWrite && !compared.contains(stream)) {
            compare(stream, log.heads(List.of(stream)).getOrDefault(stream, -1L));
        }
        StreamMemory beginning = kind.beginning();
        StreamHead known = heads.getIfPresent(stream);
        if (known != null) {
            return beginning == null || known.memory() != null ? known : known.remembering(beginning);
        }
        StreamHead found = kind == StreamKind.FRAGMENT
                ? source(stream)
                : beginning == null ? last(stream) : remembered(stream, beginning);
        heads.put(stream, found);
        return found;
    }

    void advance(Map<FragmentId, StreamHead> changed) {
        heads.putAll(changed);
    }

    void forget() {
        heads.invalidateAll();
    }

    private StreamHead last(FragmentId stream) {
        long sequence = log.heads(List.of(stream)).getOrDefault(stream, -1L);
        return StreamHead.bare(stream, sequence);
    }

    /** Of a very long stream only the newest events are looked at. */
    private StreamHead remembered(FragmentId stream, StreamMemory beginning) {
        List<RecordedEvent> newest = log.newest(stream, Long.MAX_VALUE, MOST_REMEMBERED);
        StreamMemory memory = beginning;
        for (RecordedEvent recorded : newest.reversed()) {
            memory = memory.after(recorded.event(), recorded.at());
        }
        long sequence = newest.isEmpty() ? -1 : newest.getFirst().sequence();
        return StreamHead.bare(stream, sequence).remembering(memory);
    }

    private StreamHead source(FragmentId stream) {
        StreamHead head = StreamHead.bare(stream, -1);
        boolean turned = false;
        DomainEventStream events = store.readEvents(stream.toString());
        while (events.hasNext()) {
            DomainEventMessage<?> message = events.next();
            turned |= ConsentHistory.isTurnedBy(message.getPayload());
            head = message.getPayload() instanceof FragmentSnapshot snapshot
                    ? StreamHead.of(snapshot, message.getSequenceNumber())
                    : head.after(
                            UUID.fromString(message.getIdentifier()), message.getPayload(), message.getTimestamp());
        }
        return turned ? head.with(consents(stream, List.of())) : head;
    }

    /** What counts of what a fragment's stream says about consent, with what is about to be appended. */
    Consents consents(FragmentId stream, List<? extends DomainEventMessage<?>> appended) {
        return ConsentHistory.folded(stream, log, appended);
    }
}
