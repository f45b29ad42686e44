package dev.annals.app.cli;

import dev.annals.platform.schema.Plan;
import dev.annals.platform.schema.PlanFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Checks a tracking plan, without any process running. */
@Command(
        name = "validate",
        description = "Checks a tracking plan; what is wrong is told as FILE:line:column. Needs no process.")
final class PlanValidateVerb implements Callable<Integer> {

    @Parameters(paramLabel = "FILE", description = "The plan, YAML or JSON.")
    private Path file = Path.of("");

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        CommandSpec known = Objects.requireNonNull(spec);
        Plan plan = ConfigurationFile.read(file, known.commandLine(), (name, text) -> PlanFile.read(name, 0, text));
        known.commandLine()
                .getOut()
                .printf(
                        "the plan of %d interactions and %d properties can be published%n",
                        plan.interactions().size(), plan.properties().size());
        return ExitCode.OK;
    }
}
