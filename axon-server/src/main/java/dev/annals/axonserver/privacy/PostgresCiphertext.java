package dev.annals.axonserver.privacy;

import dev.annals.api.identity.FragmentId;
import dev.annals.api.interaction.Span;
import dev.annals.axonserver.serialisation.StoredNames;
import dev.annals.platform.events.Expiries;
import dev.annals.platform.ledger.LogRows;
import dev.annals.platform.privacy.Ciphertext;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.axonframework.eventsourcing.eventstore.EventStoreException;

/** Sweeps through {@code annals.domain_event}. Whose keys are destroyed it is told by the key store's own tables. */
public final class PostgresCiphertext implements Ciphertext {

    private static final String TRY = "select pg_try_advisory_lock(20260101, 3)";

    /** Up to which generation keys of a subject are destroyed: of somebody who is erased all of them. */
    private static final String DESTROYED = """
            select fragment, max(generation) from (
                select fragment, case when mod(turn, 2) = 1 then 255 else generation end as generation
                from annals.erased_subject
                union all
                select fragment, generation from annals.subject_key where wrapped is null) as destroyed
            where generation > 0 group by fragment""";

    private final DataSource log;
    private final LogRows rows;
    private final StoredNames names;
    private final Expiries expiries;

    /** @param log the database of the log and of the keys, whose commits are durable */
    public PostgresCiphertext(DataSource log, LogRows rows, StoredNames names, Expiries expiries) {
        this.log = log;
        this.rows = rows;
        this.names = names;
        this.expiries = expiries;
    }

    @Override
    public Optional<Sweep> sweep() {
        return begun(connection -> begun(connection, destroyed(connection, each -> true), expiries.now()));
    }

    @Override
    public Optional<Sweep> sweep(Set<FragmentId> subjects) {
        return begun(connection -> begun(connection, destroyed(connection, subjects::contains), Map.of()));
    }

    @Override
    public Optional<Sweep> sweepExpired() {
        return begun(connection -> begun(connection, Map.of(), expiries.now()));
    }

    private PostgresSweep begun(
            Connection connection, Map<FragmentId, Integer> destroyed, Map<FragmentId, List<Span>> expired) {
        return new PostgresSweep(connection, rows, names, destroyed, expired);
    }

    @FunctionalInterface
    private interface Begin {
        PostgresSweep on(Connection connection) throws SQLException;
    }

    private Optional<Sweep> begun(Begin begin) {
        Connection connection = null;
        try {
            connection = log.getConnection();
            connection.setAutoCommit(true);
            if (!isAlone(connection)) {
                connection.close();
                return Optional.empty();
            }
            return Optional.of(begin.on(connection));
        } catch (SQLException e) {
            PostgresSweep.end(connection);
            throw new EventStoreException("The keys that were destroyed cannot be read", e);
        }
    }

    private static boolean isAlone(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(TRY)) {
            return row.next() && row.getBoolean(1);
        }
    }

    private static Map<FragmentId, Integer> destroyed(Connection connection, Predicate<FragmentId> wanted)
            throws SQLException {
        Map<FragmentId, Integer> destroyed = new HashMap<>();
        try (PreparedStatement select = connection.prepareStatement(DESTROYED);
                ResultSet found = select.executeQuery()) {
            while (found.next()) {
                FragmentId subject = new FragmentId(found.getObject(1, UUID.class));
                if (wanted.test(subject)) {
                    destroyed.put(subject, found.getInt(2));
                }
            }
        }
        return destroyed;
    }
}
