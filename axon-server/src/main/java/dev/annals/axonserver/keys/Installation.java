package dev.annals.axonserver.keys;

import dev.annals.platform.crypto.HmacFragmentIds;
import dev.annals.platform.crypto.MasterKey;
import dev.annals.platform.crypto.MasterKeyException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * What makes a database and a keyset file one installation: an index key in the database that only the keyset opens.
 *
 * @param masterKey the master key, proven to open this database
 * @param indexKey the key from which all ids are derived
 */
@SuppressWarnings("ArrayRecordComponent")
public record Installation(MasterKey masterKey, byte[] indexKey) {

    /**
     * Opens the installation; founds it, keyset file included, where neither the database nor the file knows of one.
     * Processes that start at once found it once.
     *
     * @param dataSource a database with the tables of the backbone
     * @param keyset the keyset file
     * @throws MasterKeyException when the keyset is missing, open to others, damaged, or of another installation
     */
    public static Installation open(DataSource dataSource, Path keyset) {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try (PreparedStatement lock = connection.prepareStatement(KeySql.STOP_MAKING)) {
                lock.execute();
                Installation installation = open(connection, keyset);
                connection.commit();
                return installation;
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            } finally {
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw new KeyStoreException("The key store cannot be opened", e);
        }
    }

    private static Installation open(Connection connection, Path keyset) throws SQLException {
        byte[] wrapped = wrappedIndexKey(connection);
        if (wrapped != null) {
            MasterKey masterKey = MasterKey.open(keyset, true);
            return new Installation(masterKey, masterKey.unwrap(wrapped, KeyBinding.INDEX_KEY));
        }
        if (anyKey(connection)) {
            throw new MasterKeyException("The database has subject keys, but the row of annals.installation with the"
                    + " index key is gone: restore the database from its backup. The master keyset " + keyset
                    + " alone cannot replace it");
        }
        byte[] indexKey = new byte[HmacFragmentIds.KEY_LENGTH];
        new SecureRandom().nextBytes(indexKey);
        MasterKey masterKey = MasterKey.open(keyset, false);
        try (PreparedStatement found = connection.prepareStatement(KeySql.FOUND)) {
            found.setBytes(1, masterKey.wrap(indexKey, KeyBinding.INDEX_KEY));
            found.setInt(2, masterKey.version());
            found.executeUpdate();
        }
        return new Installation(masterKey, indexKey);
    }

    private static byte @Nullable [] wrappedIndexKey(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(KeySql.INSTALLATION);
                ResultSet row = select.executeQuery()) {
            return row.next() ? row.getBytes(1) : null;
        }
    }

    private static boolean anyKey(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(KeySql.ANY_KEY);
                ResultSet row = select.executeQuery()) {
            return row.next() && row.getBoolean(1);
        }
    }

    @Override
    public String toString() {
        return "Installation[" + masterKey + "]";
    }
}
