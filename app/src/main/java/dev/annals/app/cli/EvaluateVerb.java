package dev.annals.app.cli;

import dev.annals.app.identity.LabelledFile;
import dev.annals.app.identity.WrongFile;
import dev.annals.query.identity.matching.Evaluation;
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
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Scores the recognition of people on a labelled file. */
@Command(
        name = "evaluate",
        description = {
            "Looks for descriptions of the same person in a CSV file without being told who is who, then compares what it",
            "found with what the record ids say. Counts pairs of descriptions; the last line holds the figures."
        },
        footer = {
            "",
            "The columns are those of FEBRL: rec_id, given_name, surname, street_number, address_1, address_2, suburb,",
            "postcode, state, date_of_birth, soc_sec_id; all but the first may be missing. A record id rec-7-org or",
            "rec-7-dup-0 says that the record is of person rec-7."
        })
final class EvaluateVerb implements Callable<Integer> {

    @Mixin
    private Output output = new Output();

    @Parameters(paramLabel = "FILE", description = "The labelled CSV file.")
    private Path file = Path.of("");

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        CommandLine line = Objects.requireNonNull(spec).commandLine();
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            throw new CommandLine.ParameterException(line, "FILE cannot be read: " + file);
        }
        try {
            LabelledFile labelled = LabelledFile.read(file);
            Evaluation evaluation = Evaluation.of(labelled.entries(), labelled.people());
            output.result(json(evaluation), () -> text(evaluation));
            return ExitCode.OK;
        } catch (WrongFile wrong) {
            throw new Failure(file + ": " + wrong.getMessage());
        }
    }

    private static String text(Evaluation evaluation) {
        return String.format(
                        Locale.ROOT,
                        "%,d records, %,d pairs of one person; %,d pairs found, %,d of them right%n",
                        evaluation.records(),
                        evaluation.actual(),
                        evaluation.found(),
                        evaluation.right())
                + evaluation.line();
    }

    private static ObjectNode json(Evaluation evaluation) {
        ObjectNode json = JsonMapper.shared().valueToTree(evaluation);
        return json.put("f1", evaluation.f1())
                .put("precision", evaluation.precision())
                .put("recall", evaluation.recall());
    }
}
