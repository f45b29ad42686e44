package dev.annals.app.cli;

import dev.annals.platform.trait.TraitsFile;
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

/** Publishes definitions of computed traits. */
@Command(
        name = "apply",
        description = {
            "Publishes definitions of computed traits, and tells which lines change. The text that holds already changes nothing. With",
            "--dry-run it is only told."
        })
final class TraitApplyVerb implements Callable<Integer> {

    private static final String PATH = "/api/v1/traits";

    @Mixin
    private Target target = new Target();

    @Mixin
    private Publishing publishing = new Publishing();

    @Mixin
    private Output output = new Output();

    @Parameters(paramLabel = "FILE", description = "traits.yaml, or the same as JSON.")
    private Path file = Path.of("");

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        String text = ConfigurationFile.read(
                        file,
                        Objects.requireNonNull(spec).commandLine(),
                        (name, said) -> TraitsFile.read(name, 0, said))
                .text();
        publishing.publish(target.api(), output, PATH, text, "computed traits");
        return ExitCode.OK;
    }
}
