package dev.annals.app.cli;

import dev.annals.platform.journey.InlineTests;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.StringJoiner;
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

/** Publishes a version of a journey. */
@Command(
        name = "publish",
        description = {
            "Publishes a version of a journey, once its tests pass. Runs that are under way stay with theirs, unless",
            "--in-flight says otherwise; the answer says how many there are."
        })
final class JourneyPublishVerb implements Callable<Integer> {

    @Mixin
    private Target target = new Target();

    @Mixin
    private Output output = new Output();

    @Parameters(paramLabel = "FILE", description = "The journey, as YAML or JSON.")
    private Path file = Path.of("");

    @Option(
            names = "--in-flight",
            paramLabel = "POLICY",
            description = "What becomes of runs that are under way: pin, migrate, drain or stop.")
    private @Nullable String inFlight;

    @Option(
            names = "--map",
            paramLabel = "OLD:NEW,...",
            description = "Where migrated runs go on; elsewhere at the step of the same name.")
    private @Nullable String map;

    @Option(names = "--expect", paramLabel = "VERSION", description = "The version that has to be in force.")
    private @Nullable Integer expected;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        JourneyFile journey =
                JourneyFile.read(file, Objects.requireNonNull(spec).commandLine());
        List<String> failed = InlineTests.play(journey.journey()).stream()
                .filter(result -> !result.passed())
                .map(InlineTests.Result::name)
                .toList();
        if (!failed.isEmpty()) {
            throw new Failure("Not published, because tests fail: " + String.join(", ", failed)
                    + ". See: annals journey test " + file);
        }
        JsonNode result = target.api()
                .postYaml(
                        "/api/v1/journeys?" + journey.named()
                                + (inFlight == null ? "" : "&inFlight=" + Api.segment(inFlight))
                                + (map == null ? "" : "&map=" + Api.segment(map))
                                + (expected == null ? "" : "&expected=" + expected),
                        journey.text());
        output.result(result, () -> text(result));
        return ExitCode.OK;
    }

    private static String text(JsonNode result) {
        StringJoiner runs = new StringJoiner(", ");
        result.path("touched")
                .properties()
                .forEach(version -> runs.add(
                        "%,d of version %s".formatted(version.getValue().asLong(), version.getKey())));
        return "version " + result.path("version").asInt() + " of "
                + result.path("journey").asString("")
                + (result.path("changed").asBoolean() ? " is in force" : " was in force already")
                + (runs.length() == 0 ? "" : "; runs under way: " + runs);
    }
}
