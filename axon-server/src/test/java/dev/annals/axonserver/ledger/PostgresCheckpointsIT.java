package dev.annals.axonserver.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.annals.axonserver.testing.TestPostgres;
import dev.annals.platform.ledger.Checkpoint;
import dev.annals.platform.ledger.Checkpoints.Signed;
import dev.annals.platform.ledger.NoteSigner;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PostgresCheckpointsIT {

    private static final NoteSigner SIGNER = NoteSigner.of("example.org/log", new byte[32]);

    private final HikariDataSource database = TestPostgres.emptyLog();
    private final PostgresCheckpoints checkpoints = new PostgresCheckpoints(database);

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void whatIsKeptIsReadAgainByteForByte() {
        assertThat(checkpoints.newest()).isEmpty();
        Signed signed = signed(10);

        assertThat(checkpoints.add(signed, 0)).isTrue();

        assertThat(checkpoints.newest()).contains(signed);
    }

    @Test
    void pagesGoUpAndDownFromASize() {
        for (int size = 1; size <= 9; size++) {
            assertThat(checkpoints.add(signed(size), size - 1)).isTrue();
        }
        assertThat(checkpoints.before(5, 2)).extracting(Signed::position).containsExactly(104L, 103L);
        assertThat(checkpoints.behind(5, 2)).extracting(Signed::position).containsExactly(106L, 107L);
        assertThat(checkpoints.newest()).contains(signed(9));
    }

    @Test
    void ofTwoThatFollowTheSameOneOnlyOneIsKept() throws Exception {
        checkpoints.add(signed(10), 0);
        List<Callable<Boolean>> both = IntStream.range(11, 19)
                .<Callable<Boolean>>mapToObj(size -> () -> checkpoints.add(signed(size), 10))
                .toList();
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            int kept = 0;
            for (Future<Boolean> each : threads.invokeAll(both)) {
                kept += each.get() ? 1 : 0;
            }
            assertThat(kept).isEqualTo(1);
        }
        assertThat(checkpoints.behind(0, 100)).hasSize(2);
    }

    @Test
    void theSameSizeIsNeverKeptTwice() {
        checkpoints.add(signed(10), 0);
        checkpoints.add(signed(20), 10);

        assertThat(checkpoints.add(signed(20), 15)).isFalse();
    }

    private static Signed signed(long size) {
        Checkpoint checkpoint = new Checkpoint(SIGNER.key().name(), size, new byte[32]);
        return new Signed(
                checkpoint, SIGNER.sign(checkpoint.text()), 100 + size, Instant.parse("2026-03-01T10:00:00.123456Z"));
    }
}
