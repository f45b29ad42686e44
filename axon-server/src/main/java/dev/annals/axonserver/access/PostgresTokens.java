package dev.annals.axonserver.access;

import dev.annals.api.rejection.Rejected;
import dev.annals.api.rejection.Rejection;
import dev.annals.api.security.Role;
import dev.annals.platform.security.AccessToken;
import dev.annals.platform.security.TokenHash;
import dev.annals.platform.security.TokenStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Keeps tokens in the table {@code annals.api_token}. */
public final class PostgresTokens implements TokenStore {

    private static final String COLUMNS = "id, role, name, created_at, expires_at, last_used_at, revoked_at";

    private final JdbcClient jdbc;

    public PostgresTokens(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    @Override
    public void add(AccessToken token, TokenHash hash) {
        reaching(() -> jdbc.sql("insert into annals.api_token (id, hash, role, name, created_at, expires_at)"
                        + " values (:id, :hash, :role, :name, :createdAt, :expiresAt)")
                .param("id", token.id())
                .param("hash", hash.hex())
                .param("role", token.role().wireName())
                .param("name", token.name())
                .param("createdAt", at(token.createdAt()))
                .param(
                        "expiresAt",
                        token.expiresAt() == null ? null : at(token.expiresAt()),
                        Types.TIMESTAMP_WITH_TIMEZONE)
                .update());
    }

    @Override
    public Map<TokenHash, AccessToken> living(Instant at) {
        Map<TokenHash, AccessToken> living = new HashMap<>();
        reaching(() -> {
            jdbc.sql("select hash, " + COLUMNS + " from annals.api_token"
                            + " where revoked_at is null and (expires_at is null or expires_at > ?)")
                    .param(at(at))
                    .query(row -> {
                        living.put(new TokenHash(row.getString("hash")), token(row, 0));
                    });
            return living;
        });
        return living;
    }

    @Override
    public List<AccessToken> page(int limit, @Nullable UUID after) {
        return reaching(() -> jdbc.sql("select " + COLUMNS + " from annals.api_token where :after::uuid is null"
                        + " or (created_at, id) < (select created_at, id from annals.api_token where id = :after::uuid)"
                        + " order by created_at desc, id desc limit :limit")
                .param("after", after, Types.OTHER)
                .param("limit", limit)
                .query(PostgresTokens::token)
                .list());
    }

    @Override
    public Optional<AccessToken> find(UUID id) {
        return reaching(() -> jdbc.sql("select " + COLUMNS + " from annals.api_token where id = ?")
                .param(id)
                .query(PostgresTokens::token)
                .optional());
    }

    @Override
    public void revoke(UUID id, Instant at) {
        reaching(() -> jdbc.sql("update annals.api_token set revoked_at = ? where id = ? and revoked_at is null")
                .params(at(at), id)
                .update());
    }

    @Override
    public void used(UUID id, Instant at) {
        reaching(() -> jdbc.sql("update annals.api_token set last_used_at = greatest(last_used_at, ?) where id = ?")
                .params(at(at), id)
                .update());
    }

    private static <T> T reaching(Supplier<T> query) {
        try {
            return query.get();
        } catch (DataAccessException away) {
            Rejected unavailable = new Rejected(Rejection.STORE_UNAVAILABLE, "The store of tokens is away.");
            unavailable.addSuppressed(away);
            throw unavailable;
        }
    }

    private static AccessToken token(ResultSet row, int number) throws SQLException {
        String role = row.getString("role");
        return new AccessToken(
                row.getObject("id", UUID.class),
                Role.named(role).orElseThrow(() -> new SQLException("No role is called " + role)),
                row.getString("name"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                instant(row, "expires_at"),
                instant(row, "last_used_at"),
                instant(row, "revoked_at"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static OffsetDateTime at(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
