package dev.annals.axonserver.delivery;

import dev.annals.api.identity.FragmentId;
import dev.annals.api.rejection.Rejected;
import dev.annals.api.rejection.Rejection;
import dev.annals.platform.crypto.SubjectKey;
import dev.annals.platform.delivery.ConnectorStore;
import dev.annals.platform.delivery.StoredConnector;
import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Keeps connectors in the table {@code annals.connector}, who sends what in {@code annals.delivery_claim}, and what they were
 * told in {@code annals.outcome_feed}.
 */
public final class PostgresConnectors implements ConnectorStore {

    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};
    private static final JsonMapper JSON = JsonMapper.shared();

    private final JdbcClient jdbc;
    private final SubjectKey key;
    private final String process;

    /**
     * @param secret 32 bytes that only this installation has
     * @param process the name under which this process claims
     */
    public PostgresConnectors(DataSource dataSource, byte[] secret, String process) {
        this.jdbc = JdbcClient.create(dataSource);
        this.key = new SubjectKey(secret, 1);
        this.process = process;
    }

    @Override
    public List<StoredConnector> all() {
        return reaching(() -> jdbc.sql("select key, kind, channels, enabled, settings, changed_at, changed_by"
                        + " from annals.connector order by key")
                .query(this::connector)
                .list());
    }

    @Override
    public void put(StoredConnector connector) {
        byte[] settings = key.seal(JSON.writeValueAsBytes(connector.settings()), bound(connector.key()));
        var unused = reaching(() -> jdbc.sql("insert into annals.connector"
                        + " (key, kind, channels, enabled, settings, changed_at, changed_by)"
                        + " values (:key, :kind, string_to_array(:channels, ','), :enabled, :settings, :at, :by)"
                        + " on conflict (key) do update set kind = excluded.kind, channels = excluded.channels,"
                        + " enabled = excluded.enabled, settings = excluded.settings,"
                        + " changed_at = excluded.changed_at, changed_by = excluded.changed_by")
                .param("key", connector.key())
                .param("kind", connector.kind())
                .param("channels", String.join(",", connector.channels()))
                .param("enabled", connector.isEnabled())
                .param("settings", settings)
                .param("at", connector.changedAt().atOffset(ZoneOffset.UTC))
                .param("by", connector.changedBy())
                .update());
    }

    @Override
    public boolean remove(String connector) {
        return reaching(() -> jdbc.sql("delete from annals.connector where key = ?")
                        .param(connector)
                        .update()
                > 0);
    }

    @Override
    public String process() {
        return process;
    }

    @Override
    public Set<FragmentId> claim(Collection<FragmentId> deliveries, String owner, Duration within) {
        return new HashSet<>(reaching(
                () -> jdbc.sql("insert into annals.delivery_claim as held (delivery, owner, until)"
                                + " select unnest(:deliveries::uuid[]), :owner, now() + make_interval(secs => :seconds)"
                                + " on conflict (delivery) do update set owner = excluded.owner, until = excluded.until"
                                + " where held.owner = excluded.owner or held.until < now() returning delivery")
                        .param("deliveries", ids(deliveries))
                        .param("owner", owner)
                        .param("seconds", within.toSeconds())
                        .query((row, number) -> new FragmentId(row.getObject(1, UUID.class)))
                        .list()));
    }

    @Override
    public void release(Collection<FragmentId> deliveries, String owner) {
        var unused = reaching(() -> jdbc.sql(
                        "delete from annals.delivery_claim where delivery = any (:deliveries::uuid[]) and owner = :owner")
                .param("deliveries", ids(deliveries))
                .param("owner", owner)
                .update());
    }

    @Override
    public long toldUpTo(String connector, long otherwise) {
        return reaching(() -> jdbc.sql("with begun as (insert into annals.outcome_feed (connector, position)"
                        + " values (:connector, :otherwise) on conflict (connector) do nothing returning position)"
                        + " select position from begun union all"
                        + " select position from annals.outcome_feed where connector = :connector limit 1")
                .param("connector", connector)
                .param("otherwise", otherwise)
                .query(Long.class)
                .single());
    }

    @Override
    public boolean noteTold(String connector, long before, long position) {
        return reaching(() -> jdbc.sql("update annals.outcome_feed set position = :position"
                                + " where connector = :connector and position = :before")
                        .param("position", position)
                        .param("connector", connector)
                        .param("before", before)
                        .update()
                == 1);
    }

    private static String ids(Collection<FragmentId> deliveries) {
        StringBuilder ids = new StringBuilder("{");
        deliveries.forEach(each -> ids.append(ids.length() == 1 ? "" : ",").append(each));
        return ids.append('}').toString();
    }

    private StoredConnector connector(ResultSet row, int number) throws SQLException {
        String name = row.getString("key");
        byte[] settings = key.open(row.getBytes("settings"), bound(name))
                .orElseThrow(() -> new SQLException("Settings of a connector are sealed under another key"));
        Array channels = row.getArray("channels");
        return new StoredConnector(
                name,
                row.getString("kind"),
                List.of((String[]) channels.getArray()),
                row.getBoolean("enabled"),
                JSON.readValue(settings, TEXTS),
                row.getObject("changed_at", OffsetDateTime.class).toInstant(),
                row.getString("changed_by"));
    }

    private static byte[] bound(String connector) {
        return ("annals.connector/" + connector).getBytes(StandardCharsets.UTF_8);
    }

    private static <T> T reaching(Supplier<T> query) {
        try {
            return query.get();
        } catch (DataAccessException away) {
            Rejected unavailable = new Rejected(Rejection.STORE_UNAVAILABLE, "The store of connectors is away.");
            unavailable.addSuppressed(away);
            throw unavailable;
        }
    }
}
