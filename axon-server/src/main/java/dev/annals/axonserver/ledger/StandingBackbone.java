package dev.annals.axonserver.ledger;

import com.zaxxer.hikari.HikariDataSource;
import dev.annals.axonserver.documents.PostgresDocuments;
import dev.annals.axonserver.eventstore.PostgresLogRows;
import dev.annals.axonserver.keys.Installation;
import dev.annals.axonserver.postgres.EmbeddedPostgres;
import dev.annals.axonserver.wiring.Pools;
import dev.annals.platform.documents.Documents;
import dev.annals.platform.ledger.Checkpoints;
import dev.annals.platform.ledger.LogRows;
import dev.annals.platform.ledger.NoteKey;
import java.nio.file.Path;

/** The stores of an installation that stands, to be looked at: its PostgreSQL runs for as long as that takes. */
public final class StandingBackbone implements AutoCloseable {

    private static final int CONNECTIONS = 4;

    private final EmbeddedPostgres postgres;
    private final HikariDataSource pool;
    private final NoteKey key;

    private StandingBackbone(EmbeddedPostgres postgres, HikariDataSource pool, NoteKey key) {
        this.postgres = postgres;
        this.pool = pool;
        this.key = key;
    }

    /**
     * Starts the PostgreSQL of a data folder.
     *
     * @param data the data folder, which has one
     * @param keyset the installation's master keyset, from which the ledger's key comes
     */
    public static StandingBackbone open(Path data, Path keyset) {
        EmbeddedPostgres postgres = EmbeddedPostgres.start(data, step -> {});
        HikariDataSource pool = null;
        try {
            pool = Pools.log(postgres.server(), CONNECTIONS);
            return new StandingBackbone(
                    postgres,
                    pool,
                    LedgerKeys.signer(Installation.open(pool, keyset)).key());
        } catch (RuntimeException e) {
            if (pool != null) {
                pool.close();
            }
            postgres.close();
            throw e;
        }
    }

    /** The key that signs its ledger. */
    public NoteKey key() {
        return key;
    }

    public LogRows rows() {
        return new PostgresLogRows(pool);
    }

    public Checkpoints checkpoints() {
        return new PostgresCheckpoints(pool);
    }

    /** Its read models, where they are kept in PostgreSQL. */
    public Documents documents() {
        return new PostgresDocuments(pool);
    }

    @Override
    public void close() {
        pool.close();
        postgres.close();
    }
}
