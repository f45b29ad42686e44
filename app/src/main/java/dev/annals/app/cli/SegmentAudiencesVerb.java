package dev.annals.app.cli;

import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Tells with which channels a segment is kept in step. */
@Command(name = "audiences", description = "Tells with which channels a segment is kept in step, and how far they are.")
final class SegmentAudiencesVerb implements Callable<Integer> {

    @Mixin
    private Target target = new Target();

    @Mixin
    private Output output = new Output();

    @Parameters(paramLabel = "SEGMENT", description = "The segment's key.")
    private String segment = "";

    @Override
    public Integer call() {
        JsonNode found = target.api().get("/api/v1/segments/" + Api.segment(segment) + "/audiences");
        output.result(
                found,
                () -> found.path("items").isEmpty()
                        ? "kept in step with nothing"
                        : found.path("items")
                                .valueStream()
                                .map(SegmentAudiencesVerb::line)
                                .collect(Collectors.joining("\n")));
        return ExitCode.OK;
    }

    private static String line(JsonNode it) {
        return "%s%s for %s: %d of %d people%s%s"
                .formatted(
                        it.path("channel").asString(),
                        it.path("attached").asBoolean() ? "" : " (detached)",
                        it.path("purpose").asString(),
                        it.path("in").asLong(),
                        it.path("people").asLong(),
                        it.path("held").isEmpty() ? "" : ", held back " + it.path("held"),
                        it.path("inStep").asBoolean() ? "" : ", not in step yet");
    }
}
