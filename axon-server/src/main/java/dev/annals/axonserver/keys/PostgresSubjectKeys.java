package dev.annals.axonserver.keys;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.annals.api.identity.FragmentId;
import dev.annals.platform.crypto.MasterKey;
import dev.annals.platform.crypto.SubjectKey;
import dev.annals.platform.crypto.SubjectKeys;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * The keys of subjects in PostgreSQL.
 *
 * <p>A key is made in a short transaction of its own, so it is durable before anything sealed with it, and at worst is
 * never used. Living keys are cached; {@link DestroyedKeys} takes out what another process destroyed.
 */
public final class PostgresSubjectKeys implements SubjectKeys {

    private static final int CACHED = 200_000;
    private static final int KEY_BYTES = 32;

    private final DataSource dataSource;
    private final MasterKey masterKey;
    private final SecureRandom random = new SecureRandom();
    private final Cache<FragmentId, SubjectKey> living =
            Caffeine.newBuilder().maximumSize(CACHED).build();

    /** @param dataSource the data source whose commits are durable; a connection of its own is taken for each call */
    public PostgresSubjectKeys(DataSource dataSource, MasterKey masterKey) {
        this.dataSource = dataSource;
        this.masterKey = masterKey;
    }

    @Override
    public Map<FragmentId, SubjectKey> obtain(Collection<FragmentId> fragments) {
        Map<FragmentId, SubjectKey> keys = find(fragments);
        List<FragmentId> missing = fragments.stream()
                .filter(fragment -> !keys.containsKey(fragment))
                .distinct()
                .toList();
        if (!missing.isEmpty()) {
            make(missing);
            keys.putAll(find(missing));
        }
        return keys;
    }

    @Override
    public Map<FragmentId, SubjectKey> find(Collection<FragmentId> fragments) {
        Map<FragmentId, SubjectKey> keys = new HashMap<>(living.getAllPresent(fragments));
        List<FragmentId> missing = fragments.stream()
                .filter(fragment -> !keys.containsKey(fragment))
                .distinct()
                .toList();
        if (!missing.isEmpty()) {
            Map<FragmentId, SubjectKey> read = read(missing);
            living.putAll(read);
            keys.putAll(read);
        }
        return keys;
    }

    @Override
    public void destroy(Collection<FragmentId> fragments) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement destroy = connection.prepareStatement(KeySql.DESTROY)) {
            destroy.setArray(1, uuids(connection, fragments));
            destroy.executeUpdate();
        } catch (SQLException e) {
            throw new KeyStoreException("The key store cannot destroy keys", e);
        } finally {
            living.invalidateAll(fragments);
        }
    }

    /** Forgets cached keys, because another process destroyed them. */
    void forget(Collection<FragmentId> fragments) {
        living.invalidateAll(fragments);
    }

    private Map<FragmentId, SubjectKey> read(Collection<FragmentId> fragments) {
        Map<FragmentId, SubjectKey> keys = new HashMap<>();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(KeySql.LIVING)) {
            select.setArray(1, uuids(connection, fragments));
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    FragmentId fragment = new FragmentId(rows.getObject(1, UUID.class));
                    byte[] material = masterKey.unwrap(rows.getBytes(3), KeyBinding.of(fragment));
                    keys.put(fragment, new SubjectKey(material, rows.getInt(2)));
                }
            }
        } catch (SQLException e) {
            throw new KeyStoreException("The key store cannot be read", e);
        }
        return keys;
    }

    private void make(List<FragmentId> fragments) {
        List<byte[]> wrapped = new ArrayList<>(fragments.size());
        for (FragmentId fragment : fragments) {
            byte[] material = new byte[KEY_BYTES];
            random.nextBytes(material);
            wrapped.add(masterKey.wrap(material, KeyBinding.of(fragment)));
        }
        try (Connection connection = dataSource.getConnection();
                PreparedStatement make = connection.prepareStatement(KeySql.MAKE)) {
            make.setArray(1, uuids(connection, fragments));
            make.setObject(2, wrapped.toArray(byte[][]::new));
            make.executeQuery().close();
        } catch (SQLException e) {
            throw new KeyStoreException("The key store cannot keep a new key", e);
        }
    }

    private static java.sql.Array uuids(Connection connection, Collection<FragmentId> fragments) throws SQLException {
        return connection.createArrayOf(
                "uuid", fragments.stream().map(FragmentId::value).toArray());
    }
}
