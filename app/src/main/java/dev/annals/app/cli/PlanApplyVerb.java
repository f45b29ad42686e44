package dev.annals.app.cli;

import dev.annals.platform.schema.PlanFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Publishes a tracking plan. */
@Command(
        name = "apply",
        description = {
            "Publishes a tracking plan, and tells which lines change. The text that holds already changes nothing. With",
            "--dry-run it is only told."
        })
final class PlanApplyVerb implements Callable<Integer> {

    private static final String PATH = "/api/v1/plan";

    @Mixin
    private Target target = new Target();

    @Mixin
    private Publishing publishing = new Publishing();

    @Mixin
    private Output output = new Output();

    @Parameters(paramLabel = "FILE", description = "The plan, YAML or JSON.")
    private Path file = Path.of("");

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        String text = ConfigurationFile.read(
                        file, Objects.requireNonNull(spec).commandLine(), (name, said) -> PlanFile.read(name, 0, said))
                .text();
        publishing.publish(target.api(), output, PATH, text, "plan");
        return ExitCode.OK;
    }
}
