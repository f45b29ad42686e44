package dev.annals.axonserver.distributed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.annals.axonserver.testing.TestPostgres;
import dev.annals.platform.events.DuplicateEventException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.axonframework.common.transaction.Transaction;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

class EventIdsIT {

    private HikariDataSource database;
    private TransactionManager transactions;
    private EventIds ids;

    @BeforeEach
    void open() {
        database = TestPostgres.emptyLog();
        transactions = new SpringTransactionManager(new DataSourceTransactionManager(database));
        ids = new EventIds(database);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void anIdIsTakenOnce() {
        UUID first = UUID.randomUUID();
        UUID second = UUID.randomUUID();
        ids.reserve(List.of(first));

        assertThatThrownBy(() -> ids.reserve(List.of(second, first))).isInstanceOf(DuplicateEventException.class);
        assertThat(ids.existing(List.of(first, second))).containsExactly(first);
    }

    @Test
    void anotherProcessWaitsForTheOutcomeAndIsRefusedWhenItWasCommitted() throws Exception {
        UUID id = UUID.randomUUID();
        Transaction first = transactions.startTransaction();
        ids.reserve(List.of(id));
        CompletableFuture<Void> second = CompletableFuture.runAsync(() -> ids.reserve(List.of(id)));

        assertThatThrownBy(() -> second.get(200, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
        first.commit();
        assertThatThrownBy(() -> second.get(20, TimeUnit.SECONDS))
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(DuplicateEventException.class);
    }

    @Test
    void anIdWhoseAppendFailedIsFreeAgain() throws Exception {
        UUID id = UUID.randomUUID();
        Transaction first = transactions.startTransaction();
        ids.reserve(List.of(id));
        CompletableFuture<Void> second = CompletableFuture.runAsync(() -> ids.reserve(List.of(id)));
        first.rollback();

        second.get(20, TimeUnit.SECONDS);
        assertThat(ids.existing(List.of(id))).containsExactly(id);
    }

    @Test
    void positionsAreNotedOnceTheyAreKnown() {
        UUID reserved = UUID.randomUUID();
        UUID seen = UUID.randomUUID();
        ids.reserve(List.of(reserved));
        assertThat(ids.positions(List.of(reserved))).isEmpty();

        ids.note(Map.of(reserved, 7L, seen, 8L));
        ids.note(Map.of(reserved, 7L, seen, 8L));

        assertThat(ids.positions(List.of(reserved, seen))).isEqualTo(Map.of(reserved, 7L, seen, 8L));
        assertThat(ids.existing(List.of(seen))).containsExactly(seen);
    }
}
