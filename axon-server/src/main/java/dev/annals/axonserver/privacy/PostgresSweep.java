package dev.annals.axonserver.privacy;

import dev.annals.api.identity.FragmentId;
import dev.annals.api.interaction.InteractionEvent.InteractionRecorded;
import dev.annals.api.interaction.Span;
import dev.annals.axonserver.eventstore.UuidArray;
import dev.annals.axonserver.keys.KeyRemains;
import dev.annals.axonserver.serialisation.StoredNames;
import dev.annals.platform.crypto.Sha256;
import dev.annals.platform.events.Expiries;
import dev.annals.platform.ledger.LogRow;
import dev.annals.platform.ledger.LogRows;
import dev.annals.platform.ledger.PurgedRows;
import dev.annals.platform.privacy.Ciphertext.Portion;
import dev.annals.platform.privacy.Ciphertext.Sweep;
import dev.annals.platform.sealing.PurgedForm;
import dev.annals.platform.sealing.SealedParts;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.jspecify.annotations.Nullable;

/**
 * One sweep; as long as its connection is open nobody else's begins. A portion is one transaction: either all its rows name
 * the event that says so, or none does.
 */
final class PostgresSweep implements Sweep {

    private static final int PAGE = 2_000;
    private static final int PORTION = 5_000;
    private static final String INTERACTION =
            StoredNames.nameOf(InteractionRecorded.class).getName();

    private static final String EMPTY = """
            update annals.domain_event as stored set payload = left_over.payload
            from unnest(?::bigint[], ?::bytea[]) as left_over (position, payload)
            where stored.global_index = left_over.position and get_byte(stored.payload, 0) = 1""";

    private static final String UNLOCK = "select pg_advisory_unlock(20260101, 3)";
    private static final String SNAPSHOTS =
            "delete from annals.snapshot_event where aggregate_identifier = any (?::uuid[])";

    private final Connection connection;
    private final LogRows rows;
    private final StoredNames names;
    private final Map<FragmentId, Integer> destroyed;
    private final Map<FragmentId, List<Span>> expired;

    PostgresSweep(
            Connection connection,
            LogRows rows,
            StoredNames names,
            Map<FragmentId, Integer> destroyed,
            Map<FragmentId, List<Span>> expired) {
        this.connection = connection;
        this.rows = rows;
        this.names = names;
        this.destroyed = Map.copyOf(destroyed);
        this.expired = expired;
    }

    /** What will be left of a row. */
    @SuppressWarnings("ArrayRecordComponent")
    private record Left(long position, byte[] hash, byte[] remains) {}

    @Override
    public List<Portion> look() {
        List<Portion> portions = new ArrayList<>();
        List<Left> gathered = new ArrayList<>();
        if (!destroyed.isEmpty() || !expired.isEmpty()) {
            through(-1, Long.MAX_VALUE, left -> {
                gathered.add(left);
                if (gathered.size() == PORTION) {
                    portions.add(portion(gathered));
                    gathered.clear();
                }
            });
        }
        if (!gathered.isEmpty()) {
            portions.add(portion(gathered));
        }
        return portions;
    }

    @Override
    public void empty(Portion portion) {
        List<Left> found = new ArrayList<>();
        through(portion.from() - 1, portion.to(), found::add);
        if (found.size() != portion.rows() || !portion(found).equals(portion)) {
            throw new IllegalStateException("A portion of the log is not what it was a moment ago");
        }
        try {
            connection.setAutoCommit(false);
            try (PreparedStatement update = connection.prepareStatement(EMPTY)) {
                update.setObject(1, found.stream().mapToLong(Left::position).toArray());
                update.setArray(
                        2,
                        connection.createArrayOf(
                                "bytea",
                                found.stream()
                                        .map(left -> PurgedForm.of(portion.id(), left.hash(), left.remains()))
                                        .toArray(byte[][]::new)));
                if (update.executeUpdate() != found.size()) {
                    connection.rollback();
                    throw new IllegalStateException("A portion of the log was changed meanwhile");
                }
            }
            connection.commit();
            connection.setAutoCommit(true);
        } catch (SQLException e) {
            throw new EventStoreException("Rows of the log cannot be emptied", e);
        }
    }

    @Override
    public void reclaim(boolean rewrites) {
        try (PreparedStatement snapshots = connection.prepareStatement(SNAPSHOTS);
                Statement statement = connection.createStatement()) {
            snapshots.setObject(
                    1,
                    UuidArray.of(
                            destroyed.keySet().stream().map(FragmentId::value).toList()));
            snapshots.executeUpdate();
            if (rewrites) {
                KeyRemains.remove(connection, "annals.domain_event", "annals.snapshot_event");
            } else {
                statement.execute("vacuum annals.domain_event");
            }
        } catch (SQLException e) {
            throw new EventStoreException("The space of emptied rows cannot be given back", e);
        }
    }

    @Override
    public void close() {
        end(connection);
    }

    /** Takes back what was not committed, and lets others sweep. */
    static void end(@Nullable Connection connection) {
        if (connection == null) {
            return;
        }
        try (connection;
                Statement statement = connection.createStatement()) {
            if (!connection.getAutoCommit()) {
                connection.rollback();
                connection.setAutoCommit(true);
            }
            statement.execute(UNLOCK);
        } catch (SQLException alreadyGone) {
            // A connection that is gone holds nothing any more.
        }
    }

    private void through(long after, long to, Consumer<Left> found) {
        long reached = after;
        List<LogRow> page;
        do {
            page = rows.after(reached, PAGE);
            for (LogRow row : page) {
                if (row.position() <= to) {
                    left(row).ifPresent(found);
                }
            }
            reached = page.isEmpty() ? to : page.getLast().position();
        } while (page.size() == PAGE && reached < to);
    }

    private Optional<Left> left(LogRow row) {
        boolean isExpired = isExpired(row);
        if (destroyed.isEmpty() && !isExpired) {
            return Optional.empty();
        }
        return names.type(row.payloadType())
                .filter(SealedParts::mayBeIn)
                .flatMap(type -> SealedParts.of(type, row.payload()))
                .filter(parts -> isExpired || parts.generation() <= destroyed.getOrDefault(parts.subject(), 0))
                .map(parts -> new Left(row.position(), Sha256.digest().digest(row.payload()), parts.without()));
    }

    private boolean isExpired(LogRow row) {
        return row.payloadType().equals(INTERACTION)
                && Expiries.covers(expired.getOrDefault(new FragmentId(row.stream()), List.of()), row.sequence());
    }

    private static Portion portion(List<Left> gathered) {
        PurgedRows purged = new PurgedRows();
        gathered.forEach(left -> purged.add(left.position(), left.hash(), left.remains()));
        return new Portion(
                purged.id(), gathered.getFirst().position(), gathered.getLast().position(), gathered.size());
    }
}
