package dev.annals.benchmarks;

import dev.annals.benchmarks.product.Launcher;
import dev.annals.benchmarks.raw.WritePathProcess;
import dev.annals.benchmarks.report.Machine;
import dev.annals.benchmarks.report.Report;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures the product and prints one table: what it has to reach, what it reached, what the machine allows. */
@Command(name = "benchmarks/run", mixinStandardHelpOptions = true, description = "Measures Annals; prints a table.")
final class RunBenchmarks implements Callable<Integer> {

    private static final long LEDGER_EVENTS = 1_000_000;
    private static final long QUICK_EVENTS = 50_000;
    private static final int LONG_HISTORY = 100_000;
    private static final int QUICK_HISTORY = 5_000;
    private static final int ERASED = 10_000;
    private static final int QUICK_ERASED = 1_000;
    private static final int ERASURES = 1_000;
    private static final int QUICK_ERASURES = 50;
    private static final int PEOPLE = 100_000;
    private static final int QUICK_PEOPLE = 2_000;
    private static final int RUNS = 200_000;
    private static final int QUICK_RUNS = 4_000;
    private static final int CROWD = 1_000_000;
    private static final int QUICK_CROWD = 12_000;

    @Option(names = "--quick", description = "A few seconds of each, to see that everything runs.")
    private boolean isQuick;

    @Option(names = "--repository", paramLabel = "DIR", description = "Where the launcher is. Default: .")
    private Path repository = Path.of(".");

    @Option(names = "--work", paramLabel = "DIR", description = "Where data are kept. Default: a new folder in /tmp")
    private @Nullable Path work;

    @Option(
            names = "--results",
            paramLabel = "DIR",
            description = "Where lines of JSON go. Default: benchmarks/results")
    private @Nullable Path results;

    @Option(
            names = "--publish",
            paramLabel = "FILE",
            description = "Appends the table with today's date, usually to docs/benchmarks.md.")
    private @Nullable Path publish;

    @Option(
            names = "--long-history",
            paramLabel = "N",
            description = "Interactions of each of the two profiles whose long histories are merged. Default: 100000")
    private @Nullable Integer longHistory;

    @Option(
            names = "--crowd",
            paramLabel = "N",
            description = "People of whom a preview is counted, and whose segments are made anew. Default: 1000000")
    private @Nullable Integer crowd;

    @Option(
            names = "--labelled",
            paramLabel = "FILE",
            description = "People in columns as FEBRL's, whose records of one person are known: is matched.")
    private @Nullable Path labelled;

    @Option(names = "--only", split = ",", description = "${COMPLETION-CANDIDATES}. Default: all")
    private List<Part> parts = List.of(Part.values());

    private enum Part {
        PRODUCT,
        WRITE_PATH,
        LEDGER,
        IDENTITY,
        RESOLVING,
        ERASURE,
        RETENTION,
        SEGMENTS,
        JOURNEYS,
        ONSITE
    }

    public static void main(String... arguments) {
        CommandLine line = new CommandLine(new RunBenchmarks());
        line.setCaseInsensitiveEnumValuesAllowed(true);
        System.exit(line.execute(arguments));
    }

    @Override
    public Integer call() throws Exception {
        Instant begun = Clock.systemUTC().instant();
        Path lines = (results == null ? repository.resolve("benchmarks/results") : results)
                .resolve(begun.toString().replace(":", "") + ".jsonl");
        Report report = new Report(begun, lines);
        Effort effort = isQuick ? Effort.QUICK : Effort.FULL;
        Path folder = work == null ? Files.createTempDirectory("annals-benchmarks") : Files.createDirectories(work);
        report.note(Machine.describe());
        report.note(
                String.format(Locale.ROOT, "One fsync of 8 KB on this disk takes %.2f ms", Machine.syncMillis(folder)));
        if (isQuick) {
            report.note("A quick run: too short to say anything about speed");
        }
        if (parts.contains(Part.PRODUCT)) {
            new ProductRun(Launcher.script(repository), folder.resolve("data"), effort, report).measure();
        }
        if (parts.contains(Part.WRITE_PATH)) {
            new WritePathProcess(folder.resolve("write-path"), effort.windows(), effort.rawRows()).measure(report);
        }
        if (parts.contains(Part.LEDGER)) {
            new LedgerRun(
                            Launcher.script(repository),
                            folder.resolve("ledger"),
                            isQuick ? QUICK_EVENTS : LEDGER_EVENTS,
                            effort,
                            report)
                    .measure();
        }
        if (parts.contains(Part.IDENTITY)) {
            measureIdentity(Files.createDirectories(folder.resolve("identity")), report);
        }
        if (parts.contains(Part.RESOLVING)) {
            new Resolving(Launcher.script(repository), folder.resolve("resolving"), effort, report).measure();
        }
        if (parts.contains(Part.ERASURE)) {
            new ErasureRun(
                            Launcher.script(repository),
                            folder.resolve("erasure"),
                            isQuick ? QUICK_ERASED : ERASED,
                            isQuick ? QUICK_ERASURES : ERASURES,
                            effort,
                            report)
                    .measure();
        }
        if (parts.contains(Part.RETENTION)) {
            new RetentionRun(
                            Launcher.script(repository),
                            folder.resolve("retention"),
                            isQuick ? QUICK_PEOPLE : PEOPLE,
                            report)
                    .measure();
        }
        if (parts.contains(Part.SEGMENTS)) {
            new SegmentRun(
                            Launcher.script(repository).withOptions(SegmentRun.HEAP),
                            folder.resolve("segments"),
                            isQuick ? QUICK_PEOPLE : PEOPLE,
                            crowd != null ? crowd : isQuick ? QUICK_CROWD : CROWD,
                            effort,
                            report)
                    .measure();
        }
        if (parts.contains(Part.JOURNEYS)) {
            new JourneysRun(
                            Launcher.script(repository),
                            folder.resolve("journeys"),
                            isQuick ? QUICK_RUNS : RUNS,
                            effort,
                            report)
                    .measure();
        }
        if (parts.contains(Part.ONSITE)) {
            new OnsiteRun(Launcher.script(repository), folder.resolve("onsite"), effort, report).measure();
        }
        System.out.println(report.markdown());
        System.err.println("Every value: " + lines + "; data: " + folder);
        if (publish != null) {
            report.publish(publish);
        }
        return report.isReached() || isQuick ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
    }

    private void measureIdentity(Path folder, Report report) throws Exception {
        Launcher launcher = Launcher.script(repository);
        launcher.run("help");
        int history = longHistory != null ? longHistory : isQuick ? QUICK_HISTORY : LONG_HISTORY;
        new IdentityRun(launcher, folder.resolve("merges"), history, report).measure();
        IdentityVerbs verbs = new IdentityVerbs(launcher, folder, report);
        verbs.evaluate(labelled);
        verbs.whatIf();
    }
}
