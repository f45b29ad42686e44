package dev.annals.app.cli;

import dev.annals.platform.segment.SegmentFile;
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

/** Checks the definition of a segment, without any process running. */
@Command(
        name = "validate",
        description =
                "Checks the definition of a segment; what is wrong is told as FILE:line:column. Needs no process.")
final class SegmentValidateVerb implements Callable<Integer> {

    @Parameters(paramLabel = "FILE", description = "The definition, YAML or JSON.")
    private Path file = Path.of("");

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        CommandSpec known = Objects.requireNonNull(spec);
        String key = ConfigurationFile.read(file, known.commandLine(), SegmentFile::read)
                .key();
        known.commandLine().getOut().println("the segment " + key + " can be published");
        return ExitCode.OK;
    }
}
