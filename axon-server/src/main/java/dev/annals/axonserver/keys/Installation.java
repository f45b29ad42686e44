package dev.annals.axonserver.keys;

import dev.annals.platform.crypto.HmacFragmentIds;
import dev.annals.platform.crypto.MasterKey;
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
 * @param masterKey the master key, proven to open the database's keys
 * @param indexKey the key from which all ids are derived
 */
@SuppressWarnings("ArrayRecordComponent")
public record Installation(MasterKey masterKey, byte[] indexKey) {

    /**
     * Opens an installation, or founds it where the database holds none.
     *
     * @throws dev.annals.platform.crypto.MasterKeyException when keyset and database do not belong together
     */
    public static Installation open(DataSource dataSource, Path keyset) {
        byte[] wrapped = wrappedIndexKey(dataSource);
        MasterKey masterKey = MasterKey.open(keyset, wrapped != null);
        if (wrapped == null) {
            found(dataSource, masterKey);
            wrapped = wrappedIndexKey(dataSource);
        }
        if (wrapped == null) {
            throw new IllegalStateException("annals.installation lost the row that was just written");
        }
        return new Installation(masterKey, masterKey.unwrap(wrapped, KeyBinding.INDEX_KEY));
    }

    static byte @Nullable [] wrappedIndexKey(DataSource dataSource) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(KeySql.INDEX_KEY);
                ResultSet row = select.executeQuery()) {
            return row.next() ? row.getBytes(1) : null;
        } catch (SQLException e) {
            throw new KeyStoreException("The index key cannot be read", e);
        }
    }

    private static void found(DataSource dataSource, MasterKey masterKey) {
        byte[] indexKey = new byte[HmacFragmentIds.KEY_LENGTH];
        new SecureRandom().nextBytes(indexKey);
        try (Connection connection = dataSource.getConnection();
                PreparedStatement keep = connection.prepareStatement(KeySql.KEEP_INDEX_KEY)) {
            keep.setBytes(1, masterKey.wrap(indexKey, KeyBinding.INDEX_KEY));
            keep.executeUpdate();
        } catch (SQLException e) {
            throw new KeyStoreException("The index key cannot be kept", e);
        }
    }

    @Override
    public String toString() {
        return "Installation[…]";
    }
}
