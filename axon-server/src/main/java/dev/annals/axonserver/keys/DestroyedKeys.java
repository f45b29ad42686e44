package dev.annals.axonserver.keys;

import dev.annals.api.identity.FragmentId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes keys that another process destroyed out of this process's cache, within a second. */
public final class DestroyedKeys implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(DestroyedKeys.class);
    private static final long EVERY_MILLIS = 500;

    private final DataSource dataSource;
    private final PostgresSubjectKeys keys;
    private final CountDownLatch closed = new CountDownLatch(1);

    public DestroyedKeys(DataSource dataSource, PostgresSubjectKeys keys) {
        this.dataSource = dataSource;
        this.keys = keys;
        Thread.ofVirtual().name("annals-destroyed-keys").start(this::run);
    }

    @Override
    public void close() {
        closed.countDown();
    }

    private void run() {
        try {
            while (!closed.await(EVERY_MILLIS, TimeUnit.MILLISECONDS)) {
                forget();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void forget() {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(KeySql.DESTROYED_SINCE);
                ResultSet rows = select.executeQuery()) {
            List<FragmentId> destroyed = new ArrayList<>();
            while (rows.next()) {
                destroyed.add(new FragmentId(rows.getObject(1, UUID.class)));
            }
            keys.forget(destroyed);
        } catch (SQLException | RuntimeException e) {
            log.warn("Destroyed keys cannot be looked up: {}", e.getClass().getSimpleName());
        }
    }
}
