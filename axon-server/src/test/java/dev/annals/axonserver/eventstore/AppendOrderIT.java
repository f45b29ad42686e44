package dev.annals.axonserver.eventstore;

import static dev.annals.axonserver.eventstore.TestLog.event;
import static dev.annals.axonserver.eventstore.TestLog.stream;
import static org.assertj.core.api.Assertions.assertThat;

import dev.annals.api.identity.FragmentId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.modelling.command.ConcurrencyException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.jdbc.core.JdbcTemplate;

/** The order of positions is the order of commits; without the lock a reader would miss events, as is shown too. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class AppendOrderIT {

    private static final int OTHERS = 4;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private TestLog log;
    private LogEventStore store;
    private BlockingStream<TrackedEventMessage<?>> reader;

    @BeforeEach
    void open() {
        log = new TestLog(1_000);
        store = LogEventStore.on(log.engine, 10);
        reader = store.openStream(store.createTailToken());
    }

    @AfterEach
    void close() {
        reader.close();
        store.shutDown();
        threads.shutdownNow();
        log.close();
    }

    @Test
    void appendsWaitForTheOneThatIsOpenAndAReaderSeesEveryEvent() throws Exception {
        FragmentId held = stream();
        CountDownLatch appended = new CountDownLatch(1);
        CountDownLatch mayCommit = new CountDownLatch(1);
        CompletableFuture<Void> open = CompletableFuture.runAsync(() -> holdOpen(held, appended, mayCommit), threads);
        assertThat(appended.await(10, TimeUnit.SECONDS)).isTrue();

        List<CompletableFuture<Void>> others = new ArrayList<>();
        for (int i = 0; i < OTHERS; i++) {
            others.add(CompletableFuture.runAsync(() -> log.engine.appendEvents(List.of(event(stream(), 0))), threads));
        }
        awaitWaiters(1);
        assertThat(others).noneMatch(CompletableFuture::isDone);
        assertThat(reader.hasNextAvailable(50, TimeUnit.MILLISECONDS)).isFalse();
        mayCommit.countDown();
        open.get(10, TimeUnit.SECONDS);
        CompletableFuture.allOf(others.toArray(CompletableFuture[]::new)).get(10, TimeUnit.SECONDS);

        List<String> seen = read(OTHERS + 1);
        assertThat(seen).hasSize(OTHERS + 1).startsWith(held.toString());
    }

    @Test
    void withoutTheLockALateCommitIsMissed() throws Exception {
        FragmentId late = stream();
        FragmentId early = stream();
        try (Connection connection = log.database.getConnection()) {
            connection.setAutoCommit(false);
            log.engine.appendEvents(List.of(event(stream(), 0)));
            read(1);
            insertPastTheLock(connection, late);
            log.engine.appendEvents(List.of(event(early, 0)));
            assertThat(read(1)).containsExactly(early.toString());
            connection.commit();
        }
        FragmentId last = stream();
        log.engine.appendEvents(List.of(event(last, 0)));

        assertThat(read(1)).containsExactly(last.toString());
        assertThat(log.engine.readEvents(late.toString()).hasNext()).isTrue();
    }

    @Test
    void appendsThatWaitTogetherShareATransaction() throws Exception {
        List<FragmentId> streams = List.of(stream(), stream(), stream());

        List<CompletableFuture<Void>> appends =
                whileAnotherIsOpen(streams.stream().map(each -> event(each, 0)).toList());

        CompletableFuture.allOf(appends.toArray(CompletableFuture[]::new)).get(10, TimeUnit.SECONDS);
        assertThat(transactionsOf(streams)).isEqualTo(1);
    }

    @Test
    void ofAppendsThatWaitTogetherOneThatComesTooLateIsRefusedAlone() throws Exception {
        FragmentId wanted = stream();
        FragmentId other = stream();

        List<CompletableFuture<Void>> appends =
                whileAnotherIsOpen(List.of(event(wanted, 0), event(wanted, 0), event(other, 0)));

        assertThat(CompletableFuture.allOf(appends.toArray(CompletableFuture[]::new)))
                .failsWithin(Duration.ofSeconds(10))
                .withThrowableThat()
                .withCauseInstanceOf(ConcurrencyException.class);
        assertThat(appends)
                .filteredOn(CompletableFuture::isCompletedExceptionally)
                .hasSize(1);
        assertThat(log.engine.readEvents(wanted.toString()).asStream()).hasSize(1);
        assertThat(log.engine.readEvents(other.toString()).asStream()).hasSize(1);
    }

    @Test
    void whoeverHoldsTheLockAndStandsStillIsCutOffByTheServer() {
        JdbcTemplate jdbc = new JdbcTemplate(log.database);
        List<String> timeouts = new ArrayList<>();

        log.transactions.executeInTransaction(() -> {
            log.engine.appendEvents(List.of(event(stream(), 0)));
            timeouts.add(jdbc.queryForObject("show idle_in_transaction_session_timeout", String.class));
        });
        timeouts.add(jdbc.queryForObject("show idle_in_transaction_session_timeout", String.class));

        assertThat(timeouts).containsExactly("10s", "0");
    }

    /** Appends events, each by itself, so that all but one wait for that one, which waits for another that is open. */
    private List<CompletableFuture<Void>> whileAnotherIsOpen(List<? extends DomainEventMessage<?>> events)
            throws Exception {
        CountDownLatch appended = new CountDownLatch(1);
        CountDownLatch mayCommit = new CountDownLatch(1);
        CompletableFuture<Void> open =
                CompletableFuture.runAsync(() -> holdOpen(stream(), appended, mayCommit), threads);
        assertThat(appended.await(10, TimeUnit.SECONDS)).isTrue();
        CompletableFuture<Void> first =
                CompletableFuture.runAsync(() -> log.engine.appendEvents(List.of(event(stream(), 0))), threads);
        awaitWaiters(1);
        List<CompletableFuture<Void>> appends = new ArrayList<>();
        List<Thread> waiting = new ArrayList<>();
        for (DomainEventMessage<?> event : events) {
            CompletableFuture<Void> append = new CompletableFuture<>();
            appends.add(append);
            waiting.add(Thread.ofPlatform().start(() -> {
                try {
                    log.engine.appendEvents(List.of(event));
                    append.complete(null);
                } catch (RuntimeException refused) {
                    append.completeExceptionally(refused);
                }
            }));
        }
        while (!waiting.stream().allMatch(thread -> thread.getState() == Thread.State.WAITING)) {
            Thread.onSpinWait();
        }
        mayCommit.countDown();
        open.get(10, TimeUnit.SECONDS);
        first.get(10, TimeUnit.SECONDS);
        return appends;
    }

    private long transactionsOf(List<FragmentId> streams) throws SQLException {
        try (Connection connection = log.database.getConnection();
                PreparedStatement counting = connection.prepareStatement(
                        "select count(distinct xmin::text) from annals.domain_event where aggregate_identifier = any (?)")) {
            counting.setArray(
                    1,
                    connection.createArrayOf(
                            "uuid", streams.stream().map(FragmentId::value).toArray()));
            try (ResultSet row = counting.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    private void holdOpen(FragmentId stream, CountDownLatch appended, CountDownLatch mayCommit) {
        log.transactions.executeInTransaction(() -> {
            log.engine.appendEvents(List.of(event(stream, 0)));
            appended.countDown();
            try {
                assertThat(mayCommit.await(30, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    /** Reads so many events, or what there is within ten seconds: the reader may wake up without any. */
    private List<String> read(int count) throws InterruptedException {
        List<String> streams = new ArrayList<>();
        long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (streams.size() < count && System.nanoTime() < deadline) {
            if (reader.hasNextAvailable(100, TimeUnit.MILLISECONDS)) {
                streams.add(((DomainEventMessage<?>) reader.nextAvailable()).getAggregateIdentifier());
            }
        }
        return streams;
    }

    private static void insertPastTheLock(Connection connection, FragmentId stream) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into annals.domain_event (time_stamp, aggregate_identifier, event_identifier, sequence_number,
                                                 kind, payload)
                select time_stamp, ?, ?, 0, kind, payload from annals.domain_event limit 1""")) {
            insert.setObject(1, stream.value());
            insert.setObject(2, UUID.randomUUID());
            assertThat(insert.executeUpdate()).isEqualTo(1);
        }
    }

    private void awaitWaiters(int count) throws SQLException {
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        try (Connection connection = log.database.getConnection();
                PreparedStatement waiting = connection.prepareStatement(
                        "select count(*) from pg_locks where locktype = 'advisory' and not granted")) {
            int found;
            do {
                try (ResultSet row = waiting.executeQuery()) {
                    row.next();
                    found = row.getInt(1);
                }
                Thread.onSpinWait();
            } while (found < count && System.nanoTime() < deadline);
            assertThat(found).isEqualTo(count);
        }
    }
}
