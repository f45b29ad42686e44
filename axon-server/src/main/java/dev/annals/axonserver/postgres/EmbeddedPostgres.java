package dev.annals.axonserver.postgres;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives an installation its database without anything to set up: a PostgreSQL that Annals carries along and runs as a child process.
 *
 * <p>It is as durable as any PostgreSQL (fsync, full page writes and data checksums are on), listens on 127.0.0.1 only, asks for a
 * random password kept in a file only its owner can read, and logs neither statements nor values.
 *
 * <p>If Annals is killed, PostgreSQL lives on; the next start with the same data folder takes it over, or stops it and starts anew where
 * the programs or settings have changed. If PostgreSQL is killed, it is started again on the same port. One living process owns a data
 * folder at a time; another is refused.
 */
public final class EmbeddedPostgres implements AutoCloseable {

    static final String DATABASE = "annals";
    static final String USER = "annals";

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPostgres.class);

    private final PostgresFolder folder;
    private final OwnerLock lock;
    private final Consumer<String> steps;
    private volatile Postmaster postmaster;
    private volatile boolean closed;

    private EmbeddedPostgres(PostgresFolder folder, OwnerLock lock, Consumer<String> steps) {
        this.folder = folder;
        this.lock = lock;
        this.steps = steps;
        this.postmaster = Launch.on(folder, steps);
        restartIfKilled(postmaster);
    }

    /** As {@link #start(Path, Consumer)}, logging the steps. */
    public static EmbeddedPostgres start(Path dataDir) {
        return start(dataDir, LOG::info);
    }

    /**
     * Starts PostgreSQL on the data folder, or takes over the one that a killed owner left running there; it accepts connections when this
     * returns.
     *
     * @param dataDir the installation's data folder, created if missing; everything is kept in its folder {@code postgres}
     * @param steps is told one line per step of the start
     * @throws EmbeddedPostgresException if it cannot run there, saying why and what to do
     */
    public static EmbeddedPostgres start(Path dataDir, Consumer<String> steps) {
        PostgresFolder folder = PostgresFolder.in(dataDir);
        folder.create();
        OwnerLock lock = OwnerLock.take(folder.lock());
        boolean started = false;
        try {
            var postgres = new EmbeddedPostgres(folder, lock, steps);
            started = true;
            return postgres;
        } finally {
            if (!started) {
                lock.close();
            }
        }
    }

    /** Finds a PostgreSQL that runs on the data folder although no living Annals owns it. */
    public static Optional<OrphanedPostgres> orphan(Path dataDir) {
        PostgresFolder folder = PostgresFolder.in(dataDir);
        return OwnerLock.isTaken(folder.lock())
                ? Optional.empty()
                : Postmaster.of(folder.cluster())
                        .map(left -> new OrphanedPostgres(folder.cluster(), left.pid(), left.port()));
    }

    /** Where it is and how to log in. */
    public PostgresServer server() {
        return server(folder, port());
    }

    public String jdbcUrl() {
        return server().jdbcUrl();
    }

    /** The role that owns the database; it is no superuser. */
    public String user() {
        return USER;
    }

    public String password() {
        return server().password();
    }

    /** Where it listens on 127.0.0.1; the same at every start as long as no other program takes it meanwhile. */
    public int port() {
        return postmaster.port();
    }

    public long pid() {
        return postmaster.pid();
    }

    public boolean isRunning() {
        return postmaster.isAlive();
    }

    /** Stops PostgreSQL in an orderly way, waits for its end and lets go of the data folder. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            long begun = System.nanoTime();
            postmaster.stop();
            steps.accept("PostgreSQL stopped in %d ms".formatted((System.nanoTime() - begun) / 1_000_000));
        } finally {
            lock.close();
        }
    }

    static PostgresServer server(PostgresFolder folder, int port) {
        return new PostgresServer(
                "jdbc:postgresql://127.0.0.1:" + port + "/" + DATABASE,
                USER,
                PostgresFolder.read(folder.password()).orElseThrow());
    }

    private void restartIfKilled(Postmaster watched) {
        var unused = watched.process().onExit().thenAccept(ended -> restart(watched));
    }

    private synchronized void restart(Postmaster gone) {
        if (closed || !gone.equals(postmaster) || !gone.wasKilled()) {
            return;
        }
        LOG.warn("PostgreSQL {} was killed; starting it again", gone.pid());
        try {
            postmaster = Launch.on(folder, steps);
            restartIfKilled(postmaster);
        } catch (RuntimeException e) {
            LOG.error("PostgreSQL could not be started again: {}", e.getMessage());
        }
    }
}
