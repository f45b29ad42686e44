package dev.annals.axonserver.distributed;

import dev.annals.api.identity.FragmentId;
import dev.annals.axonserver.eventstore.LogReads;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.Spliterator;
import java.util.Spliterators.AbstractSpliterator;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericTrackedDomainEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.jspecify.annotations.Nullable;

/**
 * Reads by what Axon Server offers: streams forwards from a sequence, the log forwards from a position. Which position an
 * event of a stream has is looked up in the table of ids; -1 for one that has not been read from the log yet.
 */
final class AxonServerLogReads implements LogReads {

    private static final int PATIENCE_SECONDS = 30;
    private static final int GLANCE_SECONDS = 2;
    private static final int PAGE = 500;

    private final EventStore store;
    private final EventIds ids;

    AxonServerLogReads(EventStore store, EventIds ids) {
        this.store = store;
        this.ids = ids;
    }

    @Override
    public List<? extends DomainEventMessage<?>> newest(String stream, long before, int limit) {
        long last = store.lastSequenceNumberFor(stream).orElse(-1L);
        long end = Math.min(before, last + 1);
        long from = Math.max(0, end - limit);
        List<DomainEventMessage<?>> page = new ArrayList<>();
        if (from < end) {
            store.readEvents(stream, from)
                    .asStream()
                    .takeWhile(event -> event.getSequenceNumber() < end)
                    .forEach(page::add);
        }
        Collections.reverse(page);
        return withPositions(page);
    }

    @Override
    public Stream<? extends DomainEventMessage<?>> stream(String stream, long fromSequence) {
        return Stream.iterate(
                        page(stream, fromSequence),
                        page -> !page.isEmpty(),
                        page -> page(stream, page.getLast().getSequenceNumber() + 1))
                .flatMap(List::stream);
    }

    private List<DomainEventMessage<?>> page(String stream, long fromSequence) {
        List<DomainEventMessage<?>> page = new ArrayList<>();
        store.readEvents(stream, fromSequence).asStream().limit(PAGE).forEach(page::add);
        return withPositions(page);
    }

    @Override
    public Stream<? extends DomainEventMessage<?>> all(long afterPosition) {
        long end = head();
        if (afterPosition >= end) {
            return Stream.empty();
        }
        BlockingStream<TrackedEventMessage<?>> events = store.openStream(token(afterPosition));
        return StreamSupport.stream(new UpTo(events, end), false)
                .map(event -> (DomainEventMessage<?>) event)
                .onClose(events::close);
    }

    @Override
    public List<? extends DomainEventMessage<?>> at(Collection<Long> positions) {
        List<DomainEventMessage<?>> found = new ArrayList<>(positions.size());
        for (long position : positions.stream().sorted().toList()) {
            try (Stream<? extends DomainEventMessage<?>> behind = all(position - 1)) {
                behind.findFirst().filter(event -> isAt(position, event)).ifPresent(found::add);
            }
        }
        return found;
    }

    @Override
    public Optional<Long> positionOf(UUID id) {
        return Optional.ofNullable(ids.positions(List.of(id)).get(id));
    }

    private static boolean isAt(long position, DomainEventMessage<?> event) {
        return ((TrackedEventMessage<?>) event).trackingToken().position().orElse(-1) == position;
    }

    @Override
    public long head() {
        TrackingToken head = store.createHeadToken();
        return head == null ? -1 : head.position().orElse(-1);
    }

    @Override
    public Optional<Instant> timeAfter(long position) {
        if (position >= head()) {
            return Optional.empty();
        }
        try (BlockingStream<TrackedEventMessage<?>> events = store.openStream(token(position))) {
            return events.hasNextAvailable(GLANCE_SECONDS, TimeUnit.SECONDS)
                    ? events.peek().map(TrackedEventMessage::getTimestamp)
                    : Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    @Override
    public Map<FragmentId, Long> heads(Collection<FragmentId> streams) {
        Map<FragmentId, Long> heads = HashMap.newHashMap(streams.size());
        for (FragmentId stream : streams) {
            store.lastSequenceNumberFor(stream.toString()).ifPresent(sequence -> heads.put(stream, sequence));
        }
        return heads;
    }

    @Override
    public Set<UUID> existing(Collection<UUID> wanted) {
        return ids.existing(wanted);
    }

    private List<DomainEventMessage<?>> withPositions(List<? extends DomainEventMessage<?>> page) {
        Map<UUID, Long> positions = ids.positions(page.stream()
                .map(event -> UUID.fromString(event.getIdentifier()))
                .toList());
        return page.stream()
                .<DomainEventMessage<?>>map(
                        event -> positioned(event, positions.getOrDefault(UUID.fromString(event.getIdentifier()), -1L)))
                .toList();
    }

    private static DomainEventMessage<?> positioned(DomainEventMessage<?> event, long position) {
        return new GenericTrackedDomainEventMessage<>(
                new GlobalSequenceTrackingToken(position),
                event.getType(),
                event.getAggregateIdentifier(),
                event.getSequenceNumber(),
                event,
                event::getTimestamp);
    }

    private static @Nullable TrackingToken token(long position) {
        return position < 0 ? null : new GlobalSequenceTrackingToken(position);
    }

    /** An endless stream of the log, up to a position that is known to be there. */
    private static final class UpTo extends AbstractSpliterator<TrackedEventMessage<?>> {

        private final BlockingStream<TrackedEventMessage<?>> events;
        private final long end;
        private boolean over;

        UpTo(BlockingStream<TrackedEventMessage<?>> events, long end) {
            super(Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.NONNULL);
            this.events = events;
            this.end = end;
        }

        @Override
        public boolean tryAdvance(Consumer<? super TrackedEventMessage<?>> action) {
            if (over) {
                return false;
            }
            try {
                if (!events.hasNextAvailable(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                    throw new EventStoreException("Axon Server stopped sending events before position " + end);
                }
                TrackedEventMessage<?> next = events.nextAvailable();
                over = next.trackingToken().position().orElse(end) >= end;
                action.accept(next);
                return true;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new EventStoreException("Interrupted while reading the log", e);
            }
        }
    }
}
