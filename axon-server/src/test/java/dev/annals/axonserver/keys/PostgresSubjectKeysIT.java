package dev.annals.axonserver.keys;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.zaxxer.hikari.HikariDataSource;
import dev.annals.api.identity.FragmentId;
import dev.annals.axonserver.testing.TestPostgres;
import dev.annals.platform.crypto.MasterKeyException;
import dev.annals.platform.crypto.SubjectKey;
import dev.annals.platform.crypto.SubjectKeys;
import dev.annals.testkit.keys.SubjectKeysContract;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

class PostgresSubjectKeysIT extends SubjectKeysContract {

    private static HikariDataSource pool;
    private static CountingDataSource counted;
    private static Installation installation;
    private static PostgresSubjectKeys here;
    private static PostgresSubjectKeys elsewhere;
    private static DestroyedKeys watchHere;
    private static DestroyedKeys watchElsewhere;

    @BeforeAll
    static void open(@TempDir Path folder) {
        pool = TestPostgres.emptyLog();
        counted = new CountingDataSource(pool);
        Path keyset = folder.resolve("master.keyset");
        installation = Installation.open(pool, keyset);
        here = new PostgresSubjectKeys(pool, installation.masterKey());
        watchHere = DestroyedKeys.watch(pool, installation.masterKey(), here);
        Installation other = Installation.open(pool, keyset);
        elsewhere = new PostgresSubjectKeys(pool, other.masterKey());
        watchElsewhere = DestroyedKeys.watch(pool, other.masterKey(), elsewhere);
    }

    @AfterAll
    static void close() {
        watchHere.close();
        watchElsewhere.close();
        pool.close();
    }

    @Override
    protected SubjectKeys here() {
        return here;
    }

    @Override
    protected SubjectKeys elsewhere() {
        return elsewhere;
    }

    @Test
    void aKeyStaysWhenTheCallerRollsBack() throws SQLException {
        FragmentId anna = fragment();
        try (Connection connection = pool.getConnection()) {
            connection.setAutoCommit(false);
            connection.createStatement().execute("select 1");
            here.obtain(List.of(anna));
            connection.rollback();
        }
        assertThat(elsewhere.find(List.of(anna))).containsKey(anna);
    }

    @Test
    void aPageOfEventsTakesOneQueryForKeysEvenWhereTheyAreDestroyed() {
        FragmentId anna = fragment();
        FragmentId ben = fragment();
        here.obtain(List.of(anna, ben));
        here.destroy(List.of(ben));
        SubjectKeys reader = new PostgresSubjectKeys(counted, installation.masterKey());
        int before = counted.connections();

        reader.find(List.of(anna, ben));
        for (int i = 0; i < 10; i++) {
            assertThat(reader.find(anna, 1)).isPresent();
            assertThat(reader.find(ben, 1)).isEmpty();
        }

        assertThat(counted.connections() - before).isEqualTo(1);
    }

    @Test
    void newKeysOfManyFragmentsTakeTwoConnections() {
        SubjectKeys writer = new PostgresSubjectKeys(counted, installation.masterKey());
        List<FragmentId> fragments =
                java.util.stream.Stream.generate(() -> fragment()).limit(500).toList();
        int before = counted.connections();

        writer.obtain(fragments);
        writer.obtain(fragments);

        assertThat(counted.connections() - before).isEqualTo(2);
    }

    @Test
    void nothingIsKeptOfADestroyedKeyButThatItWas() {
        FragmentId anna = fragment();
        here.obtain(List.of(anna));
        here.destroy(List.of(anna));

        assertThat(row(anna)).isEqualTo("1 null null destroyed");
    }

    @Test
    void aKeyIsStoredWrappedByTheMasterKeyAndBoundToItsRow() {
        FragmentId anna = fragment();
        FragmentId ben = fragment();
        here.obtain(List.of(anna, ben));
        assertThat(row(anna)).isEqualTo("1 1 65 living");

        JdbcClient.create(pool)
                .sql(
                        "update annals.subject_key set wrapped = (select wrapped from annals.subject_key where fragment = ?)"
                                + " where fragment = ?")
                .params(anna.value(), ben.value())
                .update();

        SubjectKeys reader = new PostgresSubjectKeys(pool, installation.masterKey());
        assertThatExceptionOfType(MasterKeyException.class).isThrownBy(() -> reader.find(List.of(ben)));
    }

    @Test
    void aKeyThatWasReadJustBeforeItsDestructionIsNotCachedAfterIt() {
        FragmentId anna = fragment();
        SubjectKey read = requireNonNull(here.obtain(List.of(anna)).get(anna));
        here.destroy(List.of(anna));

        here.learned(java.util.Map.of(anna, KnownKey.living(0, read)));

        assertThat(here.find(anna, 1)).isEmpty();
        assertThat(here.find(List.of(anna))).isEmpty();
    }

    @Test
    void keysThatAnOlderCopyOfTheTableBringsBackOpenNothingForTheErased() {
        FragmentId anna = fragment();
        FragmentId ben = fragment();
        here.obtain(List.of(anna, ben));
        JdbcClient.create(pool)
                .sql("create table if not exists annals.backup as table annals.subject_key")
                .update();
        here.settle(java.util.Map.of(anna, 1, ben, 1));
        here.settle(java.util.Map.of(ben, 2));
        byte[] young = requireNonNull(here.obtain(List.of(ben)).get(ben)).seal(new byte[] {1}, new byte[0]);

        JdbcClient.create(pool).sql("delete from annals.subject_key").update();
        JdbcClient.create(pool)
                .sql("insert into annals.subject_key table annals.backup")
                .update();
        JdbcClient.create(pool).sql("drop table annals.backup").update();

        PostgresSubjectKeys restarted = new PostgresSubjectKeys(pool, installation.masterKey());
        assertThat(restarted.find(List.of(anna, ben))).isEmpty();
        assertThat(restarted.find(anna, 1)).isEmpty();
        assertThat(restarted.obtain(List.of(anna))).isEmpty();
        assertThat(restarted.destroyOfTheErased()).isEqualTo(2);
        assertThat(row(anna)).isEqualTo("1 null null destroyed");
        assertThat(requireNonNull(restarted.obtain(List.of(ben)).get(ben)).generation())
                .as("a generation that sealed something before is never given again")
                .isGreaterThanOrEqualTo(SubjectKey.generationOf(young));
    }

    @Test
    void aStoreThatIsAwayIsSaidToBe() {
        HikariDataSource closed = new HikariDataSource();
        closed.close();
        SubjectKeys keys = new PostgresSubjectKeys(closed, installation.masterKey());

        assertThatExceptionOfType(KeyStoreException.class).isThrownBy(() -> keys.find(List.of(fragment())));
        assertThatExceptionOfType(KeyStoreException.class).isThrownBy(() -> keys.obtain(List.of(fragment())));
        assertThatExceptionOfType(KeyStoreException.class).isThrownBy(() -> keys.destroy(List.of(fragment())));
    }

    private static String row(FragmentId fragment) {
        return JdbcClient.create(pool)
                .sql("select concat_ws(' ', generation, coalesce(master_version::text, 'null'),"
                        + " coalesce(length(wrapped)::text, 'null'),"
                        + " case when destroyed_at is null then 'living' else 'destroyed' end)"
                        + " from annals.subject_key where fragment = ?")
                .param(fragment.value())
                .query(String.class)
                .single();
    }
}
