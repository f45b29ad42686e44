package dev.annals.app.cli;

import dev.annals.platform.trait.Definitions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

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
    private Output output = new Output();

    @Parameters(paramLabel = "FILE", description = "traits.yaml, or the same as JSON.")
    private Path file = Path.of("");

    @Option(names = "--dry-run", description = "Only tells what would change.")
    private boolean isDryRun;

    @Option(
            names = "--expect",
            paramLabel = "VERSION",
            description = "The version that has to hold, 0 for none; whichever does, when not given.")
    private @Nullable Integer expected;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Definitions definitions =
                TraitText.read(file, Objects.requireNonNull(spec).commandLine());
        Api api = target.api();
        differences(api.get(PATH).path("text").asString(""), definitions.text()).forEach(output::remark);
        JsonNode result = isDryRun
                ? api.postYaml(PATH + "?dryRun=true", definitions.text())
                : expected == null
                        ? api.postYaml(PATH, definitions.text())
                        : api.postYaml(PATH, definitions.text(), "If-Match", "\"" + expected + "\"");
        output.result(
                result,
                () -> isDryRun
                        ? "nothing was published"
                        : "version %d of the computed traits holds%s"
                                .formatted(
                                        result.path("version").asInt(),
                                        result.path("changed").asBoolean() ? "" : " already"));
        return ExitCode.OK;
    }

    /** The lines that only one of two texts has. */
    private static List<String> differences(String before, String after) {
        List<String> old = before.lines().toList();
        List<String> fresh = after.lines().toList();
        return Stream.concat(
                        old.stream().filter(line -> !fresh.contains(line)).map(line -> "- " + line),
                        fresh.stream().filter(line -> !old.contains(line)).map(line -> "+ " + line))
                .toList();
    }
}
