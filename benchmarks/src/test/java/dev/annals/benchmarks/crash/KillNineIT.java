package dev.annals.benchmarks.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.annals.benchmarks.product.Launcher;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * The product as it is shipped, killed fifty times under load. {@code -Dannals.crash.rounds} makes it more or fewer,
 * {@code -Dannals.crash.seed} repeats the choices of an earlier run.
 */
class KillNineIT {

    private static final Path JAR = Path.of("..", "app", "target", "annals.jar");
    private static final int CHECK_EVERY = 25;
    private static final int CLIENTS = 8;

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path folder;

    @Test
    @Timeout(value = 20, unit = TimeUnit.MINUTES)
    void whatWasAcknowledgedIsStoredOnceAndProjectedWheneverAnnalsIsKilled() throws Exception {
        Rounds.Plan plan = new Rounds.Plan(
                Long.getLong("annals.crash.seed", new SecureRandom().nextLong()),
                Integer.getInteger("annals.crash.rounds", 50),
                CHECK_EVERY,
                CLIENTS,
                Duration.ofSeconds(20));
        Launcher launcher = Launcher.unpacked(JAR, folder.resolve("program"));
        List<String> wrong = new Rounds(plan, launcher, folder, System.out).run();
        assertThat(wrong).as("in %s, with seed %d", folder, plan.seed()).isEmpty();
    }
}
