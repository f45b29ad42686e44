package dev.annals.command.recording;

import dev.annals.api.identity.FragmentId;
import dev.annals.api.identity.FragmentSnapshot;
import dev.annals.platform.events.StoreFailures;
import java.util.Map;
import java.util.concurrent.Executor;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stores a snapshot of a fragment now and then, so that sourcing a long stream stays quick. A snapshot that cannot be
 * stored is done without.
 */
public final class Snapshots {

    private static final Logger log = LoggerFactory.getLogger(Snapshots.class);

    private final EventStore store;
    private final StoreFailures failures;
    private final Executor executor;
    private final int every;

    /**
     * @param store where snapshots are kept
     * @param failures describes why one could not be stored
     * @param executor runs them, off the recording thread
     * @param every after how many events of a stream there is one
     */
    public Snapshots(EventStore store, StoreFailures failures, Executor executor, int every) {
        this.store = store;
        this.failures = failures;
        this.executor = executor;
        this.every = every;
    }

    void consider(Map<FragmentId, StreamHead> changed) {
        changed.forEach((stream, head) -> {
            if (head.sequence() > 0 && head.sequence() % every == 0) {
                FragmentSnapshot snapshot = head.snapshot();
                if (snapshot != null) {
                    executor.execute(() -> store(stream, head.sequence(), snapshot));
                }
            }
        });
    }

    private void store(FragmentId stream, long sequence, FragmentSnapshot snapshot) {
        try {
            store.storeSnapshot(new GenericDomainEventMessage<>(
                    StreamKind.FRAGMENT.wireName(), stream.toString(), sequence, snapshot));
        } catch (RuntimeException e) {
            log.warn("No snapshot of a fragment at {}: {}", sequence, failures.describe(e));
        }
    }
}
