package dev.annals.app.cli;

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

/** Checks a journey. */
@Command(
        name = "validate",
        description = {
            "Checks a journey, and names everything that is wrong with it as FILE:line:column. Where a process runs, also",
            "whether there are the purposes, segments and journeys that it names."
        })
final class JourneyValidateVerb implements Callable<Integer> {

    @Mixin
    private Target target = new Target();

    @Mixin
    private Output output = new Output();

    @Parameters(paramLabel = "FILE", description = "The journey, as YAML or JSON.")
    private Path file = Path.of("");

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        JourneyFile journey =
                JourneyFile.read(file, Objects.requireNonNull(spec).commandLine());
        if (target.isRemote() || target.files().readUrl().isPresent()) {
            var unused = target.api().postYaml("/api/v1/journeys?dryRun=true&" + journey.named(), journey.text());
        } else {
            output.remark("No process runs here: whether purposes and segments are there was not checked.");
        }
        output.remark("ok");
        return ExitCode.OK;
    }
}
