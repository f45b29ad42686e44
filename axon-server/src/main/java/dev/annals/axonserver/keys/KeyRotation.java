package dev.annals.axonserver.keys;

import dev.annals.api.identity.FragmentId;
import dev.annals.axonserver.eventstore.UuidArray;
import dev.annals.platform.crypto.MasterKey;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * Replaces the master key: a new version is added to the keyset file, from then on wraps new keys, then all others are
 * wrapped anew, and when the old version wraps nothing any more it is removed from the file. At last what is left of keys
 * under the old version is removed from the database's files, although nothing could open it.
 *
 * <p>Killed at any point, it is finished by running it again: as long as the file has an older version, that run goes on
 * where the last one was. Other processes go on meanwhile; one that makes a key finds that another version wraps, and
 * reads its keyset file again.
 */
public final class KeyRotation {

    private static final int BATCH = 1_000;

    private final DataSource dataSource;
    private final MasterKey masterKey;
    private final int batch;
    private final Remains remains;

    public KeyRotation(DataSource dataSource, MasterKey masterKey) {
        this(dataSource, masterKey, BATCH, KeyRemains::remove);
    }

    KeyRotation(DataSource dataSource, MasterKey masterKey, int batch, Remains remains) {
        this.dataSource = dataSource;
        this.masterKey = masterKey;
        this.batch = batch;
        this.remains = remains;
    }

    /** Removes what is left of wrapped keys; answers whether it was allowed to. */
    @FunctionalInterface
    interface Remains {
        boolean remove(Connection connection) throws SQLException;
    }

    /**
     * How keys are wrapped.
     *
     * @param version the version that wraps
     * @param inFile the versions in the keyset file
     * @param wrapped how many living subject keys each version wraps
     * @param destroyed how many fragments have no living key
     */
    public record Status(int version, SortedSet<Integer> inFile, SortedMap<Integer, Long> wrapped, long destroyed) {

        /** Whether a rotation was begun and is not finished. */
        public boolean unfinished() {
            return inFile.size() > 1;
        }
    }

    /** Told how far a rotation is. */
    @FunctionalInterface
    public interface Progress {

        /**
         * Called after each step.
         *
         * @param step which
         * @param done how many subject keys are wrapped by the new version
         * @param total how many there are
         */
        void reached(Step step, long done, long total);
    }

    /** The steps of a rotation, in order. */
    public enum Step {
        ADDED,
        SWITCHED,
        REWRAPPED,
        REMOVED,
        CLEANED
    }

    /** How keys are wrapped now. May take time in proportion to their number. */
    public Status status() {
        try (Connection connection = dataSource.getConnection()) {
            return status(connection);
        } catch (SQLException e) {
            throw new KeyStoreException("The key store cannot be read", e);
        }
    }

    /** Like {@link #rotate(Progress)}, told to nobody. */
    public Status rotate() {
        return rotate((step, done, total) -> {});
    }

    /**
     * Rotates, or finishes a rotation that was cut short.
     *
     * @return how keys are wrapped then
     * @throws KeyStoreException when another rotation is running, or the store is away
     */
    public Status rotate(Progress progress) {
        try (Connection connection = dataSource.getConnection()) {
            if (!holds(connection, KeySql.TRY_ROTATING)) {
                throw new KeyStoreException("Another rotation of the master key is running: wait for its end", null);
            }
            try {
                return rotate(connection, progress);
            } finally {
                connection.setAutoCommit(true);
                holds(connection, KeySql.END_ROTATING);
            }
        } catch (SQLException e) {
            throw new KeyStoreException("The rotation was cut short, but can be run again to finish it", e);
        }
    }

    private Status rotate(Connection connection, Progress progress) throws SQLException {
        masterKey.refresh();
        if (masterKey.versions().size() == 1) {
            masterKey.addVersion();
        }
        Status before = status(connection);
        long total =
                before.wrapped().values().stream().mapToLong(Long::longValue).sum();
        long done = before.wrapped().getOrDefault(masterKey.version(), 0L);
        progress.reached(Step.ADDED, done, total);
        connection.setAutoCommit(false);
        switchVersion(connection);
        progress.reached(Step.SWITCHED, done, total);
        List<Row> rows = page(connection, new UUID(0, 0));
        while (!rows.isEmpty()) {
            rewrap(connection, rows);
            done += rows.size();
            progress.reached(Step.REWRAPPED, done, total);
            rows = page(connection, rows.getLast().fragment());
        }
        connection.commit();
        Status after = status(connection);
        if (after.wrapped().keySet().stream().anyMatch(version -> version != masterKey.version())) {
            throw new KeyStoreException("An older master key still wraps subject keys, so it was not removed", null);
        }
        masterKey.removeOlderVersions();
        progress.reached(Step.REMOVED, total, total);
        if (remains.remove(connection)) {
            progress.reached(Step.CLEANED, total, total);
        }
        return status(connection);
    }

    private void switchVersion(Connection connection) throws SQLException {
        try (PreparedStatement lock = connection.prepareStatement(KeySql.STOP_MAKING);
                PreparedStatement select = connection.prepareStatement(KeySql.INSTALLATION);
                PreparedStatement update = connection.prepareStatement(KeySql.SWITCH)) {
            lock.execute();
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    throw new KeyStoreException("The database has no installation whose keys could be rotated", null);
                }
                update.setBytes(1, again(row.getBytes(1), KeyBinding.INDEX_KEY));
            }
            update.setInt(2, masterKey.version());
            update.executeUpdate();
        }
        connection.commit();
    }

    @SuppressWarnings("ArrayRecordComponent")
    private record Row(UUID fragment, byte[] wrapped) {}

    private List<Row> page(Connection connection, UUID after) throws SQLException {
        List<Row> rows = new ArrayList<>(batch);
        try (PreparedStatement select = connection.prepareStatement(KeySql.TO_REWRAP)) {
            select.setInt(1, masterKey.version());
            select.setObject(2, after);
            select.setInt(3, batch);
            try (ResultSet found = select.executeQuery()) {
                while (found.next()) {
                    UUID fragment = found.getObject(1, UUID.class);
                    byte[] binding = KeyBinding.of(new FragmentId(fragment), found.getInt(2));
                    rows.add(new Row(fragment, again(found.getBytes(3), binding)));
                }
            }
        }
        return rows;
    }

    private void rewrap(Connection connection, List<Row> rows) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(KeySql.REWRAP)) {
            update.setInt(1, masterKey.version());
            update.setObject(2, UuidArray.of(rows.stream().map(Row::fragment).toList()));
            update.setArray(
                    3,
                    connection.createArrayOf(
                            "bytea", rows.stream().map(Row::wrapped).toArray(byte[][]::new)));
            update.executeUpdate();
        }
        connection.commit();
    }

    private byte[] again(byte[] wrapped, byte[] binding) {
        return masterKey.wrap(masterKey.unwrap(wrapped, binding), binding);
    }

    private Status status(Connection connection) throws SQLException {
        SortedMap<Integer, Long> wrapped = new TreeMap<>();
        long destroyed = 0;
        try (PreparedStatement count = connection.prepareStatement(KeySql.COUNTS);
                ResultSet rows = count.executeQuery()) {
            while (rows.next()) {
                int version = rows.getInt(1);
                if (rows.wasNull()) {
                    destroyed = rows.getLong(2);
                } else {
                    wrapped.put(version, rows.getLong(2));
                }
            }
        }
        return new Status(masterKey.version(), masterKey.versions(), wrapped, destroyed);
    }

    private static boolean holds(Connection connection, String lock) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(lock);
                ResultSet row = statement.executeQuery()) {
            return row.next() && row.getBoolean(1);
        }
    }
}
