package dev.annals.app.cli;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Has a segment kept in step with a channel. */
@Command(
        name = "attach",
        description = {
            "Keeps a segment in step with a channel from now on: whoever is in it, and may be told to the channel for the",
            "purpose, is told to it, and taken out again when that ends."
        })
final class SegmentAttachVerb implements Callable<Integer> {

    @Mixin
    private Target target = new Target();

    @Mixin
    private Output output = new Output();

    @Parameters(index = "0", paramLabel = "SEGMENT", description = "The segment's key.")
    private String segment = "";

    @Parameters(index = "1", paramLabel = "CHANNEL", description = "ads, webhook or kafka.")
    private String channel = "";

    @Option(
            names = "--purpose",
            required = true,
            paramLabel = "PURPOSE",
            description = "The key of the purpose for which people are told to the channel.")
    private String purpose = "";

    @Option(
            names = "--field",
            paramLabel = "NAME=TEXT",
            description =
                    "What is told of them, such as city={{traits.city}}; what is usual for the channel unless given.")
    private Map<String, String> fields = Map.of();

    @Override
    public Integer call() {
        Map<String, Object> body = new HashMap<>(Map.of("purpose", purpose));
        if (!fields.isEmpty()) {
            body.put("fields", fields);
        }
        JsonNode result = target.api()
                .put("/api/v1/segments/" + Api.segment(segment) + "/audiences/" + Api.segment(channel), body);
        output.result(
                result,
                () -> "%s is kept in step with %s%s"
                        .formatted(
                                result.path("segment").asString(),
                                channel,
                                result.path("changed").asBoolean() ? "" : " already"));
        return ExitCode.OK;
    }
}
