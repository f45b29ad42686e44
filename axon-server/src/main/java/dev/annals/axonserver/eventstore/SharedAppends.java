package dev.annals.axonserver.eventstore;

import dev.annals.platform.events.DuplicateEventException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.ToLongFunction;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;

/**
 * Has appends that come at the same time share one transaction: they would have to take turns, and each turn lasts until the disk has
 * it. Whoever comes while another's turn lasts is taken along by the next. An append that is refused is refused alone.
 */
final class SharedAppends {

    private static final int MOST_EVENTS = 2_000;

    private final Queue<Append> waiting = new ConcurrentLinkedQueue<>();
    private final ReentrantLock turn = new ReentrantLock();

    /** One caller's events, and what became of them. Only touched by whose turn it is. */
    private static final class Append {

        private final EventBatch batch;
        private @Nullable Long position;
        private @Nullable RuntimeException failure;
        private boolean isOver;

        Append(EventBatch batch) {
            this.batch = batch;
        }
    }

    /**
     * Makes a batch durable.
     *
     * @param store appends a batch in a transaction of its own, and answers the position of its last event; the same for every caller
     * @return a position at or behind its last event, that can be read as well
     */
    long append(EventBatch batch, ToLongFunction<EventBatch> store) {
        Append mine = new Append(batch);
        waiting.add(mine);
        turn.lock();
        try {
            while (!mine.isOver) {
                storeTogether(next(), store);
            }
        } finally {
            turn.unlock();
        }
        if (mine.failure != null) {
            throw mine.failure;
        }
        if (mine.position == null) {
            throw new EventStoreException("It is not known whether events were appended");
        }
        return mine.position;
    }

    private List<Append> next() {
        List<Append> group = new ArrayList<>();
        int events = 0;
        Append next = waiting.peek();
        while (next != null && (group.isEmpty() || events + next.batch.size() <= MOST_EVENTS)) {
            group.add(waiting.remove());
            events += next.batch.size();
            next = waiting.peek();
        }
        return group;
    }

    private static void storeTogether(List<Append> group, ToLongFunction<EventBatch> store) {
        try {
            long position = store.applyAsLong(
                    EventBatch.of(group.stream().map(each -> each.batch).toList()));
            group.forEach(each -> each.position = position);
        } catch (ConcurrencyException | DuplicateEventException refused) {
            group.forEach(each -> each.failure = refused);
            if (group.size() > 1) {
                for (Append each : group) {
                    each.failure = null;
                    storeTogether(List.of(each), store);
                }
            }
        } catch (RuntimeException failed) {
            group.forEach(each -> each.failure = failed);
        } finally {
            group.forEach(each -> each.isOver = true);
        }
    }
}
