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
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** Puts identity rules in force. */
@Command(
        name = "publish",
        description = {
            "Puts identity rules in force, from now on. With --retroactive they hold for the past as well: what they would",
            "have decided otherwise is decided anew, step by step; `annals identity rules` shows how far that is."
        })
final class PublishVerb implements Callable<Integer> {

    @Mixin
    private Target target = new Target();

    @Mixin
    private Output output = new Output();

    @Parameters(paramLabel = "FILE", description = "identity.yaml, or the same as JSON.")
    private Path file = Path.of("");

    @Option(names = "--retroactive", description = "They hold for the past as well.")
    private boolean isRetroactive;

    @Option(
            names = "--confirm",
            paramLabel = "N",
            description = "How many profiles may become part of others by that, where it is more than 1 %% of all.")
    private @Nullable Long confirm;

    @Option(
            names = "--expect",
            paramLabel = "VERSION",
            description = "The version that has to be in force; whichever is, when not given.")
    private @Nullable Integer expected;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        String text = RulesFile.text(file, Objects.requireNonNull(spec).commandLine());
        String path =
                "/api/v1/identity/rules?retroactive=" + isRetroactive + (confirm == null ? "" : "&confirm=" + confirm);
        JsonNode result = expected == null
                ? target.api().postYaml(path, text)
                : target.api().postYaml(path, text, "If-Match", "\"" + expected + "\"");
        output.result(
                result,
                () -> "version %d is in force%s"
                        .formatted(
                                result.path("version").asInt(),
                                isRetroactive ? ", and is being applied to the past" : ""));
        return ExitCode.OK;
    }
}
