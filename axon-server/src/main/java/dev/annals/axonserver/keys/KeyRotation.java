package dev.annals.axonserver.keys;

import dev.annals.api.identity.FragmentId;
import dev.annals.platform.crypto.MasterKey;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * Replaces the master key: a new one wraps from now on, everything is wrapped again, and only then the old one goes.
 *
 * <p>Killed at any point, it is finished by running it again: the keyset still opens everything, and rows wrapped already
 * are passed over.
 */
public final class KeyRotation {

    private static final int BATCH = 1_000;
    private static final UUID FIRST = new UUID(0, 0);

    private final DataSource dataSource;
    private final MasterKey masterKey;

    public KeyRotation(DataSource dataSource, MasterKey masterKey) {
        this.dataSource = dataSource;
        this.masterKey = masterKey;
    }

    /**
     * How keys are wrapped.
     *
     * @param primary the id of the master key that wraps now
     * @param wrapped how many subject keys are wrapped under which master key
     */
    public record Status(int primary, Map<Integer, Long> wrapped) {}

    /** How keys are wrapped now. */
    public Status status() {
        Map<Integer, Long> wrapped = new TreeMap<>();
        masterKey.ids().forEach(id -> wrapped.put(id, 0L));
        try (Connection connection = dataSource.getConnection();
                PreparedStatement count = connection.prepareStatement(KeySql.COUNT_BY_MASTER);
                ResultSet rows = count.executeQuery()) {
            while (rows.next()) {
                wrapped.put(ByteBuffer.wrap(rows.getBytes(1)).getInt(), rows.getLong(2));
            }
        } catch (SQLException e) {
            throw new KeyStoreException("The key store cannot be counted", e);
        }
        return new Status(masterKey.primaryId(), wrapped);
    }

    /** Rotates, or finishes a rotation that was cut short; answers how keys are wrapped afterwards. */
    public Status rotate() {
        if (masterKey.ids().size() == 1) {
            masterKey.addPrimary();
        }
        rewrapSubjectKeys();
        rewrapIndexKey();
        boolean allMoved = status().wrapped().entrySet().stream()
                .allMatch(entry -> entry.getKey() == masterKey.primaryId() || entry.getValue() == 0);
        if (allMoved) {
            masterKey.removeAllButPrimary();
        }
        return status();
    }

    private void rewrapSubjectKeys() {
        boolean changed = true;
        while (changed) {
            changed = false;
            UUID after = FIRST;
            List<Row> rows = next(after);
            while (!rows.isEmpty()) {
                rewrap(rows);
                changed = true;
                after = rows.getLast().fragment();
                rows = next(after);
            }
        }
    }

    @SuppressWarnings("ArrayRecordComponent")
    private record Row(UUID fragment, byte[] wrapped) {}

    private List<Row> next(UUID after) {
        List<Row> found = new ArrayList<>();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(KeySql.NOT_UNDER)) {
            select.setBytes(
                    1, ByteBuffer.allocate(4).putInt(masterKey.primaryId()).array());
            select.setObject(2, after);
            select.setInt(3, BATCH);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    found.add(new Row(rows.getObject(1, UUID.class), rows.getBytes(2)));
                }
            }
        } catch (SQLException e) {
            throw new KeyStoreException("The key store cannot be read", e);
        }
        return found;
    }

    private void rewrap(List<Row> rows) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement update = connection.prepareStatement(KeySql.REWRAP)) {
            update.setArray(
                    1,
                    connection.createArrayOf(
                            "uuid", rows.stream().map(Row::fragment).toArray()));
            update.setObject(2, rows.stream().map(Row::wrapped).toArray(byte[][]::new));
            update.setObject(
                    3,
                    rows.stream()
                            .map(row -> again(row.wrapped(), KeyBinding.of(new FragmentId(row.fragment()))))
                            .toArray(byte[][]::new));
            update.executeUpdate();
        } catch (SQLException e) {
            throw new KeyStoreException("The key store cannot be written", e);
        }
    }

    private void rewrapIndexKey() {
        byte[] wrapped = Installation.wrappedIndexKey(dataSource);
        if (wrapped != null && MasterKey.wrappedUnder(wrapped) != masterKey.primaryId()) {
            try (Connection connection = dataSource.getConnection();
                    PreparedStatement update = connection.prepareStatement(KeySql.REWRAP_INDEX_KEY)) {
                update.setBytes(1, again(wrapped, KeyBinding.INDEX_KEY));
                update.setBytes(2, wrapped);
                update.executeUpdate();
            } catch (SQLException e) {
                throw new KeyStoreException("The index key cannot be written", e);
            }
        }
    }

    private byte[] again(byte[] wrapped, byte[] binding) {
        return masterKey.wrap(masterKey.unwrap(wrapped, binding), binding);
    }
}
