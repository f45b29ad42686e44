package dev.annals.axonserver.eventstore;

import static java.util.stream.Collectors.toUnmodifiableSet;
import static org.axonframework.common.jdbc.JdbcUtils.executeQuery;
import static org.axonframework.common.jdbc.JdbcUtils.executeUpdates;
import static org.axonframework.common.jdbc.JdbcUtils.nextAndExtract;

import dev.annals.api.identity.FragmentId;
import dev.annals.platform.events.EventLog;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.axonframework.common.jdbc.JdbcUtils;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventData;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.EventStreamUtils;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The event log on PostgreSQL.
 *
 * <p>A unit of work is appended by one statement that first takes a lock held until the commit, so positions are given
 * in the order in which events become visible. A reader that has seen a position will therefore never find a lower one
 * later: tokens are plain numbers, and holes left by rollbacks mean nothing. Units of work without a transaction of their own that
 * append at the same time share one, see {@link SharedAppends}.
 */
public class PostgresEventStorageEngine extends JdbcEventStorageEngine {

    /** The most events of some names that are read at once. */
    static final int PAGE_OF_NAMED = 1_000;

    /** The kind of nearly all events, which one index leaves out. */
    private static final EventKind USUAL = new EventKind("fragment", "interaction.recorded", "1");

    private static final GlobalSequenceTrackingToken BEFORE_EVERYTHING = new GlobalSequenceTrackingToken(-1);

    private final TransactionManager transactions;
    private final SubjectPrefetch keys;
    private final AppendListener listener;
    private final Bell bell;
    private final EventKinds kinds;
    private final EventRows rows;
    private final SharedAppends together = new SharedAppends();

    /**
     * @param log the data source whose commits are durable
     * @param transactions the transactions of that data source
     * @param serializer writes and reads events and snapshots
     * @param upcasters bring old revisions to today's
     * @param keys is told the streams of each page before it is opened
     * @param listener is told of appends
     * @param bell is rung when the event store has taken new events from the end of the log
     * @param pageSize the most events read by one query
     */
    public PostgresEventStorageEngine(
            DataSource log,
            TransactionManager transactions,
            Serializer serializer,
            EventUpcaster upcasters,
            SubjectPrefetch keys,
            AppendListener listener,
            Bell bell,
            int pageSize) {
        super(settings(log, transactions, serializer, upcasters, pageSize));
        this.transactions = transactions;
        this.keys = keys;
        this.listener = listener;
        this.bell = bell;
        this.kinds = new EventKinds(log);
        this.rows = new EventRows(kinds);
    }

    private static Builder settings(
            DataSource log,
            TransactionManager transactions,
            Serializer serializer,
            EventUpcaster upcasters,
            int pageSize) {
        Builder builder = builder();
        builder.eventSerializer(serializer);
        builder.snapshotSerializer(serializer);
        builder.upcasterChain(upcasters);
        builder.batchSize(pageSize);
        builder.connectionProvider(new SpringDataSourceConnectionProvider(log));
        builder.transactionManager(transactions);
        return builder;
    }

    @Override
    protected void appendEvents(List<? extends EventMessage<?>> events, Serializer serializer) {
        if (events.isEmpty()) {
            return;
        }
        EventBatch batch = EventBatch.of(events, serializer, kinds);
        boolean isPartOfMore = TransactionSynchronizationManager.isActualTransactionActive();
        long highest = isPartOfMore ? insert(batch) : together.append(batch, this::insert);
        CurrentUnitOfWork.ifStarted(unit -> remember(unit, highest));
    }

    private long insert(EventBatch batch) {
        long begun = System.nanoTime();
        long highest = transactions.fetchInTransaction(() -> executeQuery(
                getConnection(), batch::append, result -> nextAndExtract(result, 1, Long.class), AppendFailures::of));
        listener.appended(batch.size(), System.nanoTime() - begun);
        return highest;
    }

    private static void remember(UnitOfWork<?> unit, long highest) {
        unit.resources().merge(EventLog.APPENDED_POSITION, highest, (a, b) -> Math.max((Long) a, (Long) b));
        unit.parent().ifPresent(parent -> remember(parent, highest));
    }

    @Override
    public Stream<? extends TrackedEventMessage<?>> readEvents(@Nullable TrackingToken after, boolean mayBlock) {
        Stream<? extends TrackedEventMessage<?>> events = super.readEvents(after, mayBlock);
        return mayBlock ? RingingStream.of(events, bell) : events;
    }

    @Override
    protected List<? extends TrackedEventData<?>> fetchTrackedEvents(@Nullable TrackingToken last, int batchSize) {
        return prefetched(query("a page of the log", connection -> {
            PreparedStatement page = connection.prepareStatement(EventSql.AFTER);
            page.setLong(1, positionOf(last));
            page.setInt(2, batchSize);
            return page;
        }));
    }

    @Override
    protected List<? extends DomainEventData<?>> fetchDomainEvents(String stream, long firstSequence, int batchSize) {
        return prefetched(query(
                "a stream", connection -> ofStream(connection, EventSql.STREAM, stream, firstSequence, batchSize)));
    }

    /** A page of one stream below a sequence, newest first. */
    List<? extends DomainEventMessage<?>> newest(String stream, long before, int limit) {
        List<StoredEvent> page = prefetched(
                query("a stream", connection -> ofStream(connection, EventSql.NEWEST, stream, before, limit)));
        return messages(page);
    }

    /** A page of the events of some names in one stream from a sequence on, oldest first. */
    List<? extends DomainEventMessage<?>> named(Set<String> names, String stream, long firstSequence) {
        List<StoredEvent> page = prefetched(query("events of some names in a stream", connection -> {
            PreparedStatement named = connection.prepareStatement(EventSql.STREAM_NAMED);
            named.setObject(1, UUID.fromString(stream));
            named.setLong(2, firstSequence);
            named.setArray(3, connection.createArrayOf("text", names.toArray()));
            named.setInt(4, PAGE_OF_NAMED);
            return named;
        }));
        return messages(page);
    }

    /** A page of the events of some names behind a position, in order; none of them opened. */
    List<StoredEvent> named(Set<String> names, long after) {
        return prefetched(query("events of some names", connection -> {
            PreparedStatement named = connection.prepareStatement(
                    names.contains(USUAL.payloadType())
                            ? EventSql.NAMED_AFTER
                            : EventSql.rareAfter(kinds.number(USUAL)));
            named.setLong(1, after);
            named.setArray(2, connection.createArrayOf("text", names.toArray()));
            named.setInt(3, PAGE_OF_NAMED);
            return named;
        }));
    }

    /** The events at these positions that are there, in order. */
    List<? extends DomainEventMessage<?>> at(Collection<Long> positions) {
        List<StoredEvent> found = prefetched(query("events of the log", connection -> {
            PreparedStatement at = connection.prepareStatement(EventSql.AT);
            at.setArray(1, connection.createArrayOf("bigint", positions.toArray()));
            return at;
        }));
        return messages(found);
    }

    /** The messages of a page of rows; what they say is opened only when it is asked for. */
    List<? extends DomainEventMessage<?>> messages(List<StoredEvent> page) {
        return EventStreamUtils.upcastAndDeserializeDomainEvents(page.stream(), getEventSerializer(), upcasterChain)
                .asStream()
                .toList();
    }

    private static PreparedStatement ofStream(
            Connection connection, String sql, String stream, long sequence, int limit) throws SQLException {
        PreparedStatement page = connection.prepareStatement(sql);
        page.setObject(1, UUID.fromString(stream));
        page.setLong(2, sequence);
        page.setInt(3, limit);
        return page;
    }

    @Override
    protected boolean fetchForAggregateUntilEmpty() {
        return false;
    }

    @Override
    protected PreparedStatement readSnapshotData(Connection connection, String stream) throws SQLException {
        PreparedStatement snapshot = connection.prepareStatement(EventSql.READ_SNAPSHOT);
        snapshot.setObject(1, UUID.fromString(stream));
        return snapshot;
    }

    @Override
    protected DomainEventData<?> getSnapshotData(ResultSet row) throws SQLException {
        return rows.one(row);
    }

    @Override
    protected void storeSnapshot(DomainEventMessage<?> snapshot, Serializer serializer) {
        EventBatch batch = EventBatch.of(List.of(snapshot), serializer, kinds);
        transactions.executeInTransaction(() -> executeUpdates(
                getConnection(),
                failure -> {
                    throw new EventStoreException("A snapshot cannot be stored", failure);
                },
                batch::snapshot));
    }

    @Override
    protected PreparedStatement lastSequenceNumberFor(Connection connection, String stream) throws SQLException {
        PreparedStatement last = connection.prepareStatement(EventSql.LAST_SEQUENCE);
        last.setObject(1, UUID.fromString(stream));
        return last;
    }

    @Override
    public TrackingToken createTailToken() {
        return BEFORE_EVERYTHING;
    }

    @Override
    public TrackingToken createHeadToken() {
        return new GlobalSequenceTrackingToken(head());
    }

    @Override
    public TrackingToken createTokenAt(Instant dateTime) {
        return new GlobalSequenceTrackingToken(transactions.fetchInTransaction(() -> {
            Connection connection = getConnection();
            try {
                return new TimeSearch(connection).lastBefore(Micros.of(dateTime), head());
            } catch (SQLException e) {
                throw new EventStoreException("The log cannot be searched by time", e);
            } finally {
                JdbcUtils.closeQuietly(connection);
            }
        }));
    }

    /** The position of the newest event; -1 for an empty log. */
    long head() {
        Long highest = executeQuery(
                getConnection(),
                connection -> connection.prepareStatement(EventSql.HEAD),
                result -> nextAndExtract(result, 1, Long.class),
                e -> new EventStoreException("The head of the log cannot be read", e));
        return highest == null ? -1 : highest;
    }

    /** One statement sees one state of the log by itself: a transaction around it would only be one more round trip. */
    private List<StoredEvent> query(String what, JdbcUtils.SqlFunction statement) {
        return executeQuery(
                getConnection(),
                statement,
                rows::list,
                e -> new EventStoreException("Could not read " + what + ": SQL state " + e.getSQLState(), e));
    }

    private List<StoredEvent> prefetched(List<StoredEvent> page) {
        if (page.size() > 1) {
            keys.prefetch(
                    page.stream().map(event -> FragmentId.of(event.stream())).collect(toUnmodifiableSet()));
        }
        return page;
    }

    private static long positionOf(@Nullable TrackingToken token) {
        return switch (token) {
            case null -> -1;
            case GlobalSequenceTrackingToken position -> position.getGlobalIndex();
            default ->
                throw new IllegalArgumentException("The log is read by position, not by a "
                        + token.getClass().getSimpleName());
        };
    }
}
