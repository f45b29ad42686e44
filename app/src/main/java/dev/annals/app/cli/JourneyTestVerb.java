package dev.annals.app.cli;

import dev.annals.api.audit.Description;
import dev.annals.platform.journey.InlineTests;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Plays the tests that stand in a journey. */
@Command(
        name = "test",
        description = {
            "Plays the tests that stand in a journey, each on a clock of its own. Needs no process. Of a test that fails,",
            "everything that was decided is shown."
        })
final class JourneyTestVerb implements Callable<Integer> {

    @Parameters(paramLabel = "FILE", description = "The journey, as YAML or JSON.")
    private Path file = Path.of("");

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        CommandLine line = Objects.requireNonNull(spec).commandLine();
        List<InlineTests.Result> results =
                InlineTests.play(JourneyFile.read(file, line).journey());
        for (InlineTests.Result result : results) {
            line.getOut().println((result.passed() ? "ok      " : "FAILED  ") + result.name());
            result.flaws().forEach(flaw -> line.getOut().println("        " + flaw));
            if (!result.passed()) {
                result.trail()
                        .forEach(event ->
                                line.getOut().println("          " + event.at() + "  " + Description.of(event)));
            }
        }
        if (results.isEmpty()) {
            throw new Failure(file + " has no tests; write some under 'tests'.");
        }
        return results.stream().allMatch(InlineTests.Result::passed) ? ExitCode.OK : ExitCode.SOFTWARE;
    }
}
