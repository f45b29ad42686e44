package dev.annals.axonserver.keys;

import dev.annals.platform.crypto.MasterKey;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes keys that another process destroyed out of this process's cache, within a second.
 *
 * <p>Each look goes back much further than the last one, so a commit that came late, or a key that was read just before
 * and cached just after, is caught by the next. Where too much time has passed, or the store does not answer, the whole
 * cache is emptied.
 */
public final class DestroyedKeys implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(DestroyedKeys.class);
    private static final Duration EVERY = Duration.ofMillis(250);
    private static final Duration TOO_LONG = Duration.ofSeconds(10);

    private final KeyRows rows;
    private final PostgresSubjectKeys keys;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("annals-destroyed-keys").daemon().factory());
    private long lastLook = System.nanoTime();
    private boolean away;

    private DestroyedKeys(KeyRows rows, PostgresSubjectKeys keys) {
        this.rows = rows;
        this.keys = keys;
    }

    /** Begins to watch; ends when closed. */
    public static DestroyedKeys watch(DataSource dataSource, MasterKey masterKey, PostgresSubjectKeys keys) {
        DestroyedKeys watch = new DestroyedKeys(new KeyRows(dataSource, masterKey), keys);
        var unused = watch.timer.scheduleWithFixedDelay(
                watch::look, EVERY.toMillis(), EVERY.toMillis(), TimeUnit.MILLISECONDS);
        return watch;
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }

    private void look() {
        try {
            long now = System.nanoTime();
            if (now - lastLook > TOO_LONG.toNanos()) {
                keys.forgetAll();
            }
            keys.destroyed(rows.destroyedLately());
            lastLook = now;
            away = false;
        } catch (SQLException | RuntimeException e) {
            keys.forgetAll();
            if (!away) {
                LOG.warn("Destroyed keys cannot be looked up, so none is cached: {}", e.toString());
                away = true;
            }
        }
    }
}
