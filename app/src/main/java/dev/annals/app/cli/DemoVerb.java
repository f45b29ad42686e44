package dev.annals.app.cli;

import dev.annals.app.demo.Demo;
import dev.annals.app.logging.DiscreetThrowables;
import dev.annals.app.process.AnnalsProcess;
import dev.annals.app.process.StartFailure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs Annals and plays a realistic store's traffic on it. */
@Command(
        name = "demo",
        description = {
            "Starts all roles on embedded stores, plays a store's traffic through the public HTTP API, checks what came of",
            "it, and says what to look at. Ends on Ctrl-C."
        })
final class DemoVerb implements Callable<Integer> {

    @Option(names = "--data", paramLabel = "DIR", description = "Where files are kept. Default: ./demo-data")
    private Path data = Path.of("demo-data");

    @Option(names = "--port", paramLabel = "PORT", description = "Where to listen; 0 for any free port. Default: 8080")
    private String port = "8080";

    @Option(names = "--once", description = "Ends when the story has played; fails if anything disagrees.")
    private boolean isOnce;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        CommandLine line = Objects.requireNonNull(spec).commandLine();
        try {
            AnnalsProcess process =
                    AnnalsProcess.start(Map.of("annals.data", data.toString(), "annals.port", port), "");
            DiscreetThrowables.beDiscreet();
            StopSignal.closes(process);
            String adminToken = Files.readString(process.files().adminToken()).strip();
            Path folder = process.files().data();
            int story = Demo.play(
                    process.url(), adminToken, folder, ProgressBar.isTerminal(), line.getOut(), line.getErr());
            line.getOut().println();
            line.getOut().println("annals verify: the whole log, byte for byte as it was signed");
            int ledger =
                    Objects.requireNonNull(spec).root().commandLine().execute("verify", "--data", folder.toString());
            int code = Math.max(story, ledger);
            if (isOnce) {
                StopSignal.stop(process, code);
            }
            line.getErr().println("Annals goes on running at " + process.url() + "; Ctrl-C ends it.");
            process.awaitStop();
            return code;
        } catch (StartFailure failure) {
            throw new Failure(failure.reason());
        }
    }
}
