package dev.annals.app.cli;

import dev.annals.app.imports.Count;
import dev.annals.app.imports.ImportFailure;
import dev.annals.app.imports.ImportFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** Imports a file of interactions. */
@Command(
        name = "import",
        description = {
            "Imports a file through the same rules as intake. NDJSON: each line is a message of the Segment spec. CSV: a",
            "mapping says what the columns mean. Cut short, the same command goes on where it stopped; repeated, it stores",
            "nothing twice. What is not accepted goes to FILE.rejects.ndjson with line and reason."
        },
        footer = {
            "",
            "A mapping, for a CSV file with the columns customer, date and amount:",
            "  delimiter: \",\"              # the default",
            "  charset: UTF-8              # the default",
            "  columns: [a, b]             # where the first line does not name them",
            "  message:",
            "    type: track",
            "    event: Order Completed",
            "    userId: $${customer}",
            "    timestamp: $${date|date:yyyyMMdd|zone:Asia/Taipei}",
            "    properties: { revenue: \"$${amount|number}\" }"
        })
final class ImportVerb implements Callable<Integer> {

    @Mixin
    private Target target = new Target();

    @Mixin
    private Output output = new Output();

    @Parameters(paramLabel = "FILE", description = "CSV or NDJSON.")
    private Path file = Path.of("");

    @Option(names = "--mapping", paramLabel = "FILE", description = "What the columns of a CSV file mean, in YAML.")
    private @Nullable Path mapping;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        CommandLine line = Objects.requireNonNull(spec).commandLine();
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            throw new CommandLine.ParameterException(line, "FILE cannot be read: " + file);
        }
        if (mapping == null && file.toString().toLowerCase(Locale.ROOT).endsWith(".csv")) {
            throw new CommandLine.ParameterException(line, "A CSV file needs --mapping FILE.");
        }
        try {
            Count count = imported(line);
            output.result(
                    JsonMapper.shared().valueToTree(count),
                    () -> "stored=%d duplicates=%d rejected=%d"
                            .formatted(count.stored(), count.duplicates(), count.rejected()));
            if (count.rejected() > 0) {
                output.remark("What was not accepted is in " + ImportFile.rejectsOf(file));
            }
            return ExitCode.OK;
        } catch (ImportFailure failure) {
            throw new Failure(String.valueOf(failure.getMessage()));
        }
    }

    private Count imported(CommandLine line) throws IOException, InterruptedException {
        try (ProgressBar bar = new ProgressBar(line.getErr(), "Importing")) {
            return new ImportFile(
                            file,
                            mapping,
                            target.url(),
                            target.token(),
                            (bytes, total, count) -> bar.at(bytes, total, count.stored() + " stored"))
                    .run();
        }
    }
}
