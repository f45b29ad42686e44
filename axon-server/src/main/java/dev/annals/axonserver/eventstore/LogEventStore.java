package dev.annals.axonserver.eventstore;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;

/**
 * Axon's embedded event store: readers at the end of the log share the newest events, read and opened once. Its stop
 * waits for its own reader, so that the database can be closed behind it.
 */
public final class LogEventStore extends EmbeddedEventStore {

    private static final int TAIL_EVENTS = 5_000;
    private static final long PATIENCE_MILLIS = 5_000;

    private final Queue<Thread> threads;

    private LogEventStore(Builder builder, Queue<Thread> threads) {
        super(builder);
        this.threads = threads;
    }

    /**
     * The store on a log.
     *
     * @param engine the log
     * @param lookMillis how often to look for appends of other processes; those of this one are seen at once
     */
    public static LogEventStore on(EventStorageEngine engine, long lookMillis) {
        Queue<Thread> threads = new ConcurrentLinkedQueue<>();
        Builder builder = builder()
                .storageEngine(engine)
                .cachedEvents(TAIL_EVENTS)
                .timeUnit(TimeUnit.MILLISECONDS)
                .fetchDelay(lookMillis)
                .threadFactory(task -> {
                    Thread thread =
                            Thread.ofPlatform().name("annals-log-tail").daemon().unstarted(task);
                    threads.add(thread);
                    return thread;
                });
        return new LogEventStore(builder, threads);
    }

    @Override
    public void shutDown() {
        super.shutDown();
        afterCommit(List.of());
        try {
            for (Thread thread : threads) {
                thread.join(PATIENCE_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
