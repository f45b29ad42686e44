package dev.annals.axonserver.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.annals.axonserver.postgres.PostgresServer;
import dev.annals.axonserver.postgres.SharedPostgres;
import dev.annals.platform.documents.Document;
import dev.annals.platform.documents.Documents;
import dev.annals.platform.documents.Range;
import dev.annals.testkit.documents.DocumentsContract;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class PostgresDocumentsIT extends DocumentsContract {

    private static HikariDataSource dataSource;
    private static PostgresDocuments documents;
    private static TransactionTemplate transaction;

    @BeforeAll
    static void connect() {
        PostgresServer server = SharedPostgres.server();
        var config = new HikariConfig();
        config.setJdbcUrl(server.jdbcUrl());
        config.setUsername(server.user());
        config.setPassword(server.password());
        config.setConnectionInitSql(PostgresDocuments.SESSION);
        dataSource = new HikariDataSource(config);
        Flyway.configure()
                .dataSource(dataSource)
                .schemas("readstore")
                .locations("classpath:db/readstore")
                .load()
                .migrate();
        documents = new PostgresDocuments(dataSource);
        transaction = new TransactionTemplate(new DataSourceTransactionManager(dataSource));
    }

    @AfterAll
    static void disconnect() {
        dataSource.close();
    }

    @Override
    protected Documents documents() {
        return documents;
    }

    @Test
    void comparesKeysAsUtf8() {
        assertByteOrderBeyondTheBasicPlane();
    }

    @Nested
    class InATransaction {

        @Test
        void aWriteThatIsRolledBackNeverHappenedEvenIfItMadeTheShelf() {
            assertThatThrownBy(() -> transaction.executeWithoutResult(status -> {
                        documents.put(shelf(), List.of(document("a", 1, "a1")));
                        assertThat(documents.get(shelf(), List.of("a"))).hasSize(1);
                        throw new IllegalStateException("on purpose");
                    }))
                    .hasMessage("on purpose");

            assertThat(documents.get(shelf(), List.of("a"))).isEmpty();
            assertThat(documents.shelves()).doesNotContain(shelf());
            documents.put(shelf(), List.of(document("a", 1, "again")));
            assertThat(documents.count(shelf())).isEqualTo(1);
        }

        @Test
        void documentsAndWhateverElseTheCallerWritesAreSeenTogether() {
            var jdbc = new JdbcTemplate(dataSource);
            jdbc.execute("create table beside (word text)");
            transaction.executeWithoutResult(status -> {
                documents.put(shelf(), List.of(document("a", 1, "a1")));
                jdbc.update("insert into beside values ('token')");
                assertThat(elsewhere(() -> documents.count(shelf()))).isZero();
            });
            assertThat(documents.count(shelf())).isEqualTo(1);
            assertThat(jdbc.queryForObject("select count(*) from beside", Long.class))
                    .isEqualTo(1);
        }

        private <T> T elsewhere(java.util.function.Supplier<T> question) {
            return java.util.concurrent.CompletableFuture.supplyAsync(question).join();
        }
    }

    @Test
    void aRestartFindsTheShelvesThatWereMadeBefore() {
        documents.put(shelf(), List.of(document("a", 1, "a1")));

        var restarted = new PostgresDocuments(dataSource);

        assertThat(restarted.range(shelf(), Range.first(10)).stream().map(Document::key))
                .containsExactly("a");
        restarted.put(shelf(), List.of(document("b", 1, "b1")));
        assertThat(documents.count(shelf())).isEqualTo(2);
    }
}
