package dev.annals.axonserver.keys;

import dev.annals.api.identity.FragmentId;
import dev.annals.axonserver.eventstore.UuidArray;
import dev.annals.platform.crypto.MasterKey;
import dev.annals.platform.crypto.SubjectKey;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The table {@code annals.subject_key}, each call on a connection of its own. */
final class KeyRows {

    private static final int KEY_LENGTH = 32;
    private static final int LAST_GENERATION = 255;

    private final DataSource dataSource;
    private final MasterKey masterKey;
    private final SecureRandom random = new SecureRandom();

    KeyRows(DataSource dataSource, MasterKey masterKey) {
        this.dataSource = dataSource;
        this.masterKey = masterKey;
    }

    /** What the store knows of these fragments. */
    Map<FragmentId, KnownKey> read(Collection<FragmentId> fragments) {
        try (Connection connection = dataSource.getConnection()) {
            return read(connection, fragments);
        } catch (SQLException e) {
            throw new KeyStoreException("The key store cannot be read", e);
        }
    }

    /**
     * Makes keys and waits until they are durable.
     *
     * @param generations the generation wanted of each fragment
     * @return what the store knows of them then; not the keys wanted where another process was faster, or has rotated
     */
    Map<FragmentId, KnownKey> make(SortedMap<FragmentId, Integer> generations) {
        int version = masterKey.version();
        byte[][] wrapped = generations.entrySet().stream()
                .map(wanted -> newKey(wanted.getKey(), wanted.getValue()))
                .toArray(byte[][]::new);
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try (PreparedStatement make = connection.prepareStatement(KeySql.MAKE)) {
                make.setObject(1, uuids(generations.keySet()));
                make.setArray(
                        2,
                        connection.createArrayOf(
                                "smallint", generations.values().toArray()));
                make.setArray(3, connection.createArrayOf("bytea", wrapped));
                make.setInt(4, version);
                make.execute();
                Map<FragmentId, KnownKey> known = read(connection, generations.keySet());
                connection.commit();
                return known;
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            } finally {
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw new KeyStoreException("The key store cannot keep new keys", e);
        }
    }

    /** Destroys the living keys of these fragments and waits until that is durable; answers what is known of them then. */
    Map<FragmentId, KnownKey> destroy(Collection<FragmentId> fragments) {
        return change(fragments, connection -> {
            try (PreparedStatement destroy = connection.prepareStatement(KeySql.DESTROY)) {
                destroy.setObject(1, uuids(fragments));
                destroy.execute();
            }
        });
    }

    /** Notes these turns, destroys what they end, and waits until that is durable; answers what is known then. */
    Map<FragmentId, KnownKey> settle(SortedMap<FragmentId, Integer> turns) {
        return change(turns.keySet(), connection -> {
            try (PreparedStatement settle = connection.prepareStatement(KeySql.SETTLE);
                    PreparedStatement destroy = connection.prepareStatement(KeySql.DESTROY_OF_THESE)) {
                settle.setObject(1, uuids(turns.keySet()));
                settle.setArray(
                        2, connection.createArrayOf("integer", turns.values().toArray()));
                settle.execute();
                destroy.setObject(1, uuids(turns.keySet()));
                destroy.executeUpdate();
            }
        });
    }

    /** Destroys every key that should not live because its fragment is erased; answers how many there were. */
    int destroyOfTheErased() {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement destroy = connection.prepareStatement(KeySql.DESTROY_OF_ALL)) {
            return destroy.executeUpdate();
        } catch (SQLException e) {
            throw new KeyStoreException("The key store cannot destroy keys", e);
        }
    }

    @FunctionalInterface
    private interface Change {
        void on(Connection connection) throws SQLException;
    }

    private Map<FragmentId, KnownKey> change(Collection<FragmentId> fragments, Change change) {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try {
                change.on(connection);
                connection.commit();
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            } finally {
                connection.setAutoCommit(true);
            }
            return read(connection, fragments);
        } catch (SQLException e) {
            throw new KeyStoreException("The key store cannot destroy keys", e);
        }
    }

    /** Whose keys were destroyed of late, with the newest generation that is. */
    Map<FragmentId, KnownKey> destroyedLately() throws SQLException {
        Map<FragmentId, KnownKey> destroyed = new HashMap<>();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(KeySql.DESTROYED_LATELY);
                ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                int generation = rows.getBoolean(4) ? rows.getInt(3) : rows.getInt(3) - 1;
                destroyed.put(
                        new FragmentId(rows.getObject(1, UUID.class)), KnownKey.destroyed(rows.getInt(2), generation));
            }
        }
        return destroyed;
    }

    private Map<FragmentId, KnownKey> read(Connection connection, Collection<FragmentId> fragments)
            throws SQLException {
        Map<FragmentId, KnownKey> known = HashMap.newHashMap(fragments.size());
        try (PreparedStatement select = connection.prepareStatement(KeySql.KNOWN)) {
            select.setObject(1, uuids(fragments));
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    FragmentId fragment = new FragmentId(rows.getObject(1, UUID.class));
                    known.put(fragment, known(fragment, rows.getInt(2), rows.getInt(3), rows.getBytes(4)));
                }
            }
        }
        return known;
    }

    private KnownKey known(FragmentId fragment, int turn, int generation, byte @Nullable [] wrapped) {
        return wrapped == null
                ? KnownKey.destroyed(turn, generation)
                : KnownKey.living(
                        turn,
                        new SubjectKey(masterKey.unwrap(wrapped, KeyBinding.of(fragment, generation)), generation));
    }

    private byte[] newKey(FragmentId fragment, int generation) {
        if (generation > LAST_GENERATION) {
            throw new KeyStoreException("The keys of a fragment were destroyed " + LAST_GENERATION + " times", null);
        }
        byte[] material = new byte[KEY_LENGTH];
        random.nextBytes(material);
        return masterKey.wrap(material, KeyBinding.of(fragment, generation));
    }

    private static UuidArray uuids(Collection<FragmentId> fragments) {
        return UuidArray.of(fragments.stream().map(FragmentId::value).toList());
    }
}
