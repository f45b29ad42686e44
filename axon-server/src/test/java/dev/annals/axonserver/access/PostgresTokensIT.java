package dev.annals.axonserver.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.annals.api.rejection.Rejected;
import dev.annals.api.rejection.Rejection;
import dev.annals.api.security.Role;
import dev.annals.axonserver.postgres.EmbeddedPostgres;
import dev.annals.platform.security.AccessToken;
import dev.annals.platform.security.TokenHash;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

class PostgresTokensIT {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00.123Z");

    @TempDir
    static Path dataDir;

    static EmbeddedPostgres postgres;
    static PGSimpleDataSource dataSource;

    private final PostgresTokens tokens = new PostgresTokens(dataSource);

    @BeforeAll
    static void start() {
        postgres = EmbeddedPostgres.start(dataDir);
        dataSource = at(postgres.jdbcUrl());
        JdbcClient.create(dataSource).sql("create schema annals").update();
        new ResourceDatabasePopulator(new ClassPathResource("db/backbone/V3__access.sql")).execute(dataSource);
    }

    @AfterAll
    static void stop() {
        postgres.close();
    }

    @BeforeEach
    void empty() {
        JdbcClient.create(dataSource).sql("delete from annals.api_token").update();
    }

    @Test
    void whatWasAddedIsFoundUnchanged() {
        AccessToken token = token("網路商店", NOON, NOON.plusSeconds(60));
        TokenHash hash = TokenHash.of("text");

        tokens.add(token, hash);

        assertThat(tokens.find(token.id())).contains(token);
        assertThat(tokens.living(NOON)).containsOnlyKeys(hash).containsValue(token);
        assertThat(tokens.living(NOON.plusSeconds(60))).isEmpty();
    }

    @Test
    void aRevokedTokenLivesNoMoreAndKeepsItsFirstRevocation() {
        AccessToken token = token("a", NOON, null);
        tokens.add(token, TokenHash.of("text"));

        tokens.revoke(token.id(), NOON.plusSeconds(1));
        tokens.revoke(token.id(), NOON.plusSeconds(2));
        tokens.revoke(UUID.randomUUID(), NOON);

        assertThat(tokens.living(NOON)).isEmpty();
        assertThat(tokens.find(token.id()))
                .get()
                .extracting(AccessToken::revokedAt)
                .isEqualTo(NOON.plusSeconds(1));
    }

    @Test
    void useIsNotedAndNeverGoesBack() {
        AccessToken token = token("a", NOON, null);
        tokens.add(token, TokenHash.of("text"));

        tokens.used(token.id(), NOON.plusSeconds(9));
        tokens.used(token.id(), NOON.plusSeconds(5));

        assertThat(tokens.find(token.id()))
                .get()
                .extracting(AccessToken::lastUsedAt)
                .isEqualTo(NOON.plusSeconds(9));
    }

    @Test
    void pagesAreNewestFirstAndMissNobody() {
        for (int i = 0; i < 5; i++) {
            tokens.add(token("t" + i, NOON.plusSeconds(i / 2), null), TokenHash.of("text" + i));
        }

        List<AccessToken> first = tokens.page(3, null);
        List<AccessToken> second = tokens.page(3, first.getLast().id());

        assertThat(first).extracting(AccessToken::name).startsWith("t4").hasSize(3);
        assertThat(second).hasSize(2).doesNotContainAnyElementsOf(first);
        assertThat(tokens.page(3, second.getLast().id())).isEmpty();
    }

    @Test
    void anAbsentStoreIsRefusedAsUnavailable() {
        PostgresTokens nowhere = new PostgresTokens(at("jdbc:postgresql://127.0.0.1:1/annals"));

        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(() -> nowhere.living(NOON))
                .extracting(Rejected::rejection)
                .isEqualTo(Rejection.STORE_UNAVAILABLE);
    }

    private static AccessToken token(String name, Instant createdAt, Instant expiresAt) {
        return new AccessToken(UUID.randomUUID(), Role.SOURCE, name, createdAt, expiresAt, null, null);
    }

    private static PGSimpleDataSource at(String url) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url);
        if (postgres != null) {
            source.setUser(postgres.user());
            source.setPassword(postgres.password());
        }
        return source;
    }
}
