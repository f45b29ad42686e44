package dev.annals.benchmarks;

import dev.annals.benchmarks.crash.CallbackRounds;
import dev.annals.benchmarks.crash.ErasureRounds;
import dev.annals.benchmarks.crash.ForestRounds;
import dev.annals.benchmarks.crash.MessageRounds;
import dev.annals.benchmarks.crash.Rounds;
import dev.annals.benchmarks.crash.SharedWork;
import dev.annals.benchmarks.product.Launcher;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Kills the product at random instants under load and checks that nothing acknowledged was lost and nothing doubled. */
@Command(name = "benchmarks/crash", mixinStandardHelpOptions = true, description = "Kills Annals; checks what is left.")
final class CrashTest implements Callable<Integer> {

    @Option(names = "--rounds", description = "How often it is killed. Default: ${DEFAULT-VALUE}")
    private int rounds = 50;

    @Option(
            names = "--identity-rounds",
            description = "How often it is killed while people are merged and split. Default: ${DEFAULT-VALUE}")
    private int identityRounds = 30;

    @Option(
            names = "--erasure-rounds",
            description = "How often it is killed while people are erased. Default: ${DEFAULT-VALUE}")
    private int erasureRounds = 20;

    @Option(
            names = "--message-rounds",
            description = "How often it is killed while runs of a journey send. Default: ${DEFAULT-VALUE}")
    private int messageRounds = 20;

    @Option(
            names = "--stopped-seconds",
            description = "How long one of two processes that share the work stands still. Default: ${DEFAULT-VALUE}")
    private int stoppedSeconds = 60;

    @Option(names = "--seed", description = "Repeats the random choices of an earlier run. Default: a new one")
    private @Nullable Long seed;

    @Option(names = "--clients", description = "How many send at the same time. Default: ${DEFAULT-VALUE}")
    private int clients = 8;

    @Option(names = "--check-every", description = "Rounds between two full checks. Default: ${DEFAULT-VALUE}")
    private int checkEvery = 10;

    @Option(names = "--ready-within", description = "Seconds that a start may take. Default: ${DEFAULT-VALUE}")
    private int readyWithin = 20;

    @Option(names = "--jar", paramLabel = "FILE", description = "What is killed. Default: ${DEFAULT-VALUE}")
    private Path jar = Path.of("app", "target", "annals.jar");

    public static void main(String... arguments) {
        System.exit(new CommandLine(new CrashTest()).execute(arguments));
    }

    @Override
    public Integer call() throws Exception {
        Path folder = Files.createTempDirectory("annals-crash");
        long chosen = seed == null ? new SecureRandom().nextLong() : seed;
        Rounds.Plan plan = new Rounds.Plan(chosen, rounds, checkEvery, clients, Duration.ofSeconds(readyWithin));
        Launcher launcher = Launcher.unpacked(jar, folder.resolve("program"));
        List<String> wrong = new ArrayList<>(new Rounds(plan, launcher, folder, System.out).run());
        if (wrong.isEmpty() && identityRounds > 0) {
            Path ofForest = Files.createDirectory(folder.resolve("identity"));
            wrong.addAll(new ForestRounds(plan.of(identityRounds), launcher, ofForest, System.out).run());
        }
        if (wrong.isEmpty() && erasureRounds > 0) {
            Path ofErasures = Files.createDirectory(folder.resolve("erasures"));
            wrong.addAll(new ErasureRounds(plan.of(erasureRounds), launcher, ofErasures, System.out).run());
        }
        if (wrong.isEmpty() && messageRounds > 0) {
            Path ofMessages = Files.createDirectory(folder.resolve("messages"));
            MessageRounds messages = new MessageRounds(
                    plan.of(messageRounds), launcher.with(CallbackRounds.PROPERTIES), ofMessages, System.out);
            wrong.addAll(messages.run());
            messages.close();
        }
        if (wrong.isEmpty() && stoppedSeconds > 0) {
            Path ofTwo = Files.createDirectory(folder.resolve("two"));
            SharedWork work = new SharedWork(
                    launcher.with(CallbackRounds.PROPERTIES), ofTwo, Duration.ofSeconds(stoppedSeconds), System.out);
            wrong.addAll(work.run());
            work.close();
        }
        if (wrong.isEmpty()) {
            FileSystemUtils.deleteRecursively(folder);
            System.out.println(
                    "All acknowledged is stored once, nothing else is; no merge is half; every projection equals a rebuild;"
                            + " every message was sent under one id");
            return CommandLine.ExitCode.OK;
        }
        wrong.forEach(System.out::println);
        System.out.println("Data and ledger are left in " + folder + "; seed " + chosen);
        return CommandLine.ExitCode.SOFTWARE;
    }
}
