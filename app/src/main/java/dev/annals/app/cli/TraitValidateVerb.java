package dev.annals.app.cli;

import dev.annals.platform.trait.Definitions;
import dev.annals.platform.trait.TraitsFile;
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

/** Checks definitions of computed traits, without any process running. */
@Command(
        name = "validate",
        description =
                "Checks definitions of computed traits; what is wrong is told as FILE:line:column. Needs no process.")
final class TraitValidateVerb implements Callable<Integer> {

    @Parameters(paramLabel = "FILE", description = "traits.yaml, or the same as JSON.")
    private Path file = Path.of("");

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        CommandSpec known = Objects.requireNonNull(spec);
        Definitions definitions =
                ConfigurationFile.read(file, known.commandLine(), (name, text) -> TraitsFile.read(name, 0, text));
        known.commandLine()
                .getOut()
                .printf(
                        "%d computed traits can be published%n",
                        definitions.traits().size());
        return ExitCode.OK;
    }
}
