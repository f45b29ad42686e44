package dev.annals.axonserver.processors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.annals.axonserver.serialisation.TokenSerializer;
import dev.annals.axonserver.testing.TestPostgres;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

class JdbcTokensIT {

    private static final String NAME = "sharing";
    private static final Duration LONG = Duration.ofMinutes(5);

    private HikariDataSource database;
    private TransactionManager transactions;
    private JdbcTokens here;

    @BeforeEach
    void open() {
        database = TestPostgres.emptyLog();
        transactions = new SpringTransactionManager(new DataSourceTransactionManager(database));
        here = tokens("here", LONG);
        transactions.executeInTransaction(() -> here.initializeTokenSegments(NAME, 1, token(1)));
    }

    @AfterEach
    void close() {
        database.close();
    }

    private JdbcTokens tokens(String owner, Duration claim) {
        return new JdbcTokens(
                new SpringDataSourceConnectionProvider(database),
                new TokenSerializer(),
                "annals.saga_token",
                claim,
                owner);
    }

    private static TrackingToken token(long position) {
        return new GlobalSequenceTrackingToken(position);
    }

    private @Nullable TrackingToken claimed(JdbcTokens tokens) {
        return transactions.fetchInTransaction(() -> tokens.fetchToken(NAME, 0));
    }

    @Test
    void whatIsStoredIsFoundByWhoeverClaimsIt() {
        assertThat(claimed(here)).isEqualTo(token(1));
        transactions.executeInTransaction(() -> here.storeToken(token(7), NAME, 0));

        assertThat(claimed(here)).isEqualTo(token(7));
        assertThatThrownBy(() -> claimed(tokens("there", LONG))).isInstanceOf(UnableToClaimTokenException.class);
        assertThat(claimed(tokens("there", Duration.ZERO))).isEqualTo(token(7));
    }

    @Test
    void aTokenThatAnotherProcessIsWritingIsNotWaitedFor() {
        claimed(here);
        JdbcTokens there = tokens("there", Duration.ZERO);

        transactions.executeInTransaction(() -> {
            here.storeToken(token(7), NAME, 0);
            assertThat(CompletableFuture.supplyAsync(() -> claimed(there)))
                    .failsWithin(10, TimeUnit.SECONDS)
                    .withThrowableThat()
                    .withCauseInstanceOf(UnableToClaimTokenException.class);
        });

        assertThat(claimed(there)).isEqualTo(token(7));
    }

    @Test
    void whoeverLostItsClaimStoresNothingWhenItGoesOn() {
        claimed(here);
        claimed(tokens("there", Duration.ZERO));

        assertThatThrownBy(() -> transactions.executeInTransaction(() -> here.storeToken(token(7), NAME, 0)))
                .isInstanceOf(UnableToClaimTokenException.class);
    }

    @Test
    void whoeverHasWrittenATokenAndStandsStillIsCutOffByTheServer() {
        claimed(here);
        JdbcTemplate jdbc = new JdbcTemplate(database);

        transactions.executeInTransaction(() -> {
            here.storeToken(token(7), NAME, 0);
            assertThat(jdbc.queryForObject("show idle_in_transaction_session_timeout", String.class))
                    .isEqualTo("30s");
        });
    }
}
