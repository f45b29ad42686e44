package dev.annals.benchmarks.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.annals.benchmarks.product.Launcher;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * The product as it is shipped, killed under load, and while people are merged, split and erased: a few rounds of what
 * {@code benchmarks/crash} does, while it calls a controller back, while it sends messages, and while runs of a journey send.
 * {@code -Dannals.crash.rounds}, {@code -Dannals.crash.identity-rounds}, {@code -Dannals.crash.erasure-rounds},
 * {@code -Dannals.crash.callback-rounds}, {@code -Dannals.crash.delivery-rounds} and {@code -Dannals.crash.message-rounds} make it
 * more or fewer, {@code -Dannals.crash.seed} repeats the choices of an earlier run. In the end two processes share one database, and one
 * of them stands still for {@code -Dannals.crash.stopped-seconds}.
 */
@Execution(ExecutionMode.CONCURRENT)
class KillNineIT {

    private static final Path JAR = Path.of("..", "app", "target", "annals.jar");
    private static final int CHECK_EVERY = 25;
    private static final int CLIENTS = 8;

    @TempDir
    private static Path program;

    private static Launcher launcher = new Launcher(List.of());

    private final long seed = Long.getLong("annals.crash.seed", new SecureRandom().nextLong());

    /** What a test tells is printed at its end, apart from what others tell that run beside it. */
    private final ByteArrayOutputStream told = new ByteArrayOutputStream();

    private final PrintStream out = new PrintStream(told, true, StandardCharsets.UTF_8);

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path folder;

    @BeforeAll
    static void unpack() throws InterruptedException {
        launcher = Launcher.unpacked(JAR, program.resolve("annals"));
    }

    @AfterEach
    void print() {
        System.out.print(told.toString(StandardCharsets.UTF_8));
    }

    @Test
    @Timeout(value = 20, unit = TimeUnit.MINUTES)
    void whatWasAcknowledgedIsStoredOnceAndProjectedWheneverAnnalsIsKilled() throws Exception {
        List<String> wrong = new Rounds(plan("annals.crash.rounds", 12), launcher, folder, out).run();
        assertThat(wrong).as("in %s, with seed %d", folder, seed).isEmpty();
    }

    @Test
    @Timeout(value = 20, unit = TimeUnit.MINUTES)
    void aMergeOrASplitIsTakenWhollyOrNotAtAllWheneverAnnalsIsKilled() throws Exception {
        List<String> wrong = new ForestRounds(plan("annals.crash.identity-rounds", 3), launcher, folder, out).run();
        assertThat(wrong).as("in %s, with seed %d", folder, seed).isEmpty();
    }

    @Test
    @Timeout(value = 20, unit = TimeUnit.MINUTES)
    void anErasureIsCarriedOutToTheEndWheneverAnnalsIsKilled() throws Exception {
        List<String> wrong = new ErasureRounds(plan("annals.crash.erasure-rounds", 2), launcher, folder, out).run();
        assertThat(wrong).as("in %s, with seed %d", folder, seed).isEmpty();
    }

    @Test
    @Timeout(value = 20, unit = TimeUnit.MINUTES)
    void aControllerHearsOfEveryChangeWheneverAnnalsIsKilled() throws Exception {
        requireNothingWrong(new CallbackRounds(
                plan("annals.crash.callback-rounds", 2), launcher.with(CallbackRounds.PROPERTIES), folder, out));
    }

    @Test
    @Timeout(value = 20, unit = TimeUnit.MINUTES)
    void everyMessageOfARunIsSentUnderOneIdWheneverAnnalsIsKilled() throws Exception {
        requireNothingWrong(new MessageRounds(
                plan("annals.crash.message-rounds", 3), launcher.with(CallbackRounds.PROPERTIES), folder, out));
    }

    @Test
    @Timeout(value = 20, unit = TimeUnit.MINUTES)
    void aProviderTakesEveryMessageOnceWheneverAnnalsIsKilled() throws Exception {
        requireNothingWrong(new DeliveryRounds(
                plan("annals.crash.delivery-rounds", 4), launcher.with(CallbackRounds.PROPERTIES), folder, out));
    }

    @Test
    @Timeout(value = 20, unit = TimeUnit.MINUTES)
    void ofTwoProcessesThatShareTheWorkOneMayStandStillAndGoOn() throws Exception {
        Duration stopped = Duration.ofSeconds(Integer.getInteger("annals.crash.stopped-seconds", 6));
        requireNothingWrong(new SharedWork(launcher.with(CallbackRounds.PROPERTIES), folder, stopped, out));
    }

    private void requireNothingWrong(SharedWork shared) throws Exception {
        try (shared) {
            assertThat(shared.run()).as("in %s", folder).isEmpty();
        }
    }

    private void requireNothingWrong(CalledRounds rounds) throws Exception {
        try (rounds) {
            assertThat(rounds.run()).as("in %s, with seed %d", folder, seed).isEmpty();
        }
    }

    private Rounds.Plan plan(String rounds, int unlessSaid) {
        return new Rounds.Plan(
                seed, Integer.getInteger(rounds, unlessSaid), CHECK_EVERY, CLIENTS, Duration.ofSeconds(20));
    }
}
