package dev.annals.command.recording;

import dev.annals.api.Event;
import dev.annals.api.identity.FragmentId;
import dev.annals.api.rejection.Rejected;
import dev.annals.api.rejection.Rejection;
import dev.annals.platform.crypto.ErasedSubjectException;
import dev.annals.platform.crypto.SubjectKeys;
import dev.annals.platform.events.DuplicateEventException;
import dev.annals.platform.events.EventLog;
import dev.annals.platform.events.StoreFailures;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.command.ConcurrencyException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides a group and appends its events in one Axon unit of work, one transaction.
 *
 * <p>When another process wrote to one of the streams first, the group is decided again on what is there now. When one
 * call of a group cannot be stored, it fails alone. When the store is away, the whole group fails, and what the store
 * may have taken all the same is recognised as a duplicate when it is sent again. Used by one thread only.
 */
public final class GroupAppender {

    private static final Logger log = LoggerFactory.getLogger(GroupAppender.class);
    private static final int ATTEMPTS = 10;

    private final EventStore store;
    private final EventLog eventLog;
    private final TransactionManager transactions;
    private final SubjectKeys keys;
    private final StoreFailures failures;
    private final StreamHeads heads;
    private final Snapshots snapshots;
    private final Clock clock;
    private final Supplier<UUID> eventIds;
    private final Timer time;
    private final DistributionSummary size;
    private final Consumer<Event> recorded;

    /**
     * @param othersWrite whether other processes may write to the same streams
     * @param recorded is told of every event once it is durable
     */
    public GroupAppender(
            EventStore store,
            EventLog eventLog,
            TransactionManager transactions,
            SubjectKeys keys,
            StoreFailures failures,
            Snapshots snapshots,
            Clock clock,
            Supplier<UUID> eventIds,
            int cachedStreams,
            boolean othersWrite,
            MeterRegistry meters,
            Consumer<Event> recorded) {
        this.store = store;
        this.eventLog = eventLog;
        this.transactions = transactions;
        this.keys = keys;
        this.failures = failures;
        this.heads = new StreamHeads(store, eventLog, cachedStreams, othersWrite);
        this.snapshots = snapshots;
        this.clock = clock;
        this.eventIds = eventIds;
        this.recorded = recorded;
        this.time = Timer.builder("annals.recording.group")
                .description("Deciding and appending one group, durable")
                .publishPercentileHistogram()
                .register(meters);
        this.size = DistributionSummary.builder("annals.recording.group.events")
                .description("Events in one group")
                .register(meters);
    }

    /** Decides and appends; every ticket is answered, whatever happens. */
    void append(List<Ticket<?>> group) {
        try {
            decideAndAppend(group);
        } catch (RuntimeException e) {
            if (!(e instanceof Rejected)) {
                heads.forget();
            }
            if (group.size() > 1 && !failures.isStoreAway(e)) {
                group.forEach(ticket -> append(List.of(ticket)));
            } else {
                fail(group, e);
            }
        }
    }

    private void decideAndAppend(List<Ticket<?>> group) {
        for (int attempt = 1; ; attempt++) {
            try {
                attempt(group);
                return;
            } catch (ConcurrencyException | DuplicateEventException e) {
                heads.forget();
                if (attempt == ATTEMPTS) {
                    throw new Rejected(
                            Rejection.STORE_UNAVAILABLE, "Another process keeps writing to the same streams");
                }
            }
        }
    }

    private void attempt(List<Ticket<?>> group) {
        Timer.Sample sample = Timer.start();
        Set<UUID> ids = new HashSet<>();
        Set<FragmentId> fragments = new HashSet<>();
        for (Ticket<?> ticket : group) {
            for (Decision<?> decision : ticket.decisions()) {
                ids.addAll(decision.eventIds());
                fragments.addAll(decision.fragments());
            }
        }
        heads.fetch(fragments);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        StreamAppends appends =
                new StreamAppends(heads, eventIds, now, ids.isEmpty() ? Set.of() : eventLog.existing(ids));
        group.forEach(ticket -> ticket.decide(appends));
        appends.finish();
        long position = store(appends);
        heads.advance(appends.changed());
        sample.stop(time);
        size.record(appends.messages().size());
        group.forEach(ticket -> ticket.succeed(position));
        appends.messages().forEach(message -> recorded.accept((Event) message.getPayload()));
        snapshots.consider(appends.changed());
    }

    private long store(StreamAppends appends) {
        if (appends.messages().isEmpty()) {
            return eventLog.head();
        }
        keys.obtain(appends.sealedStreams());
        UnitOfWork<?> unitOfWork = DefaultUnitOfWork.startAndGet(new GenericMessage<>("group"));
        try {
            unitOfWork.attachTransaction(transactions);
            store.publish(appends.messages());
            unitOfWork.commit();
        } catch (RuntimeException e) {
            if (unitOfWork.isActive()) {
                unitOfWork.rollback(e);
            }
            throw e;
        }
        Long position = unitOfWork.getResource(EventLog.APPENDED_POSITION);
        return position == null ? eventLog.head() : position;
    }

    private void fail(List<Ticket<?>> group, RuntimeException cause) {
        if (isAboutSomebodyErased(cause)) {
            Rejected soon = new Rejected(Rejection.STORE_UNAVAILABLE, "A key is being made; send it again in a moment");
            group.forEach(ticket -> ticket.fail(soon));
        } else if (failures.isStoreAway(cause)) {
            log.warn("The event store is away: {}", failures.describe(cause));
            Rejected away = new Rejected(Rejection.STORE_UNAVAILABLE, "The event store does not answer");
            group.forEach(ticket -> ticket.fail(away));
        } else {
            if (!(cause instanceof Rejected)) {
                log.error("A group could not be recorded: {}", failures.describe(cause));
            }
            group.forEach(ticket -> ticket.fail(cause));
        }
    }

    /** Somebody who was readmitted a moment ago, of which the key store is told last. */
    private static boolean isAboutSomebodyErased(Throwable failure) {
        return failure instanceof ErasedSubjectException
                || (failure.getCause() != null && isAboutSomebodyErased(failure.getCause()));
    }
}
