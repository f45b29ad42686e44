package dev.annals.app.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Has a segment kept in step with a channel no more. */
@Command(
        name = "detach",
        description = "Keeps a segment in step with a channel no more; everybody is taken out of the audience.")
final class SegmentDetachVerb implements Callable<Integer> {

    @Mixin
    private Target target = new Target();

    @Mixin
    private Output output = new Output();

    @Parameters(index = "0", paramLabel = "SEGMENT", description = "The segment's key.")
    private String segment = "";

    @Parameters(index = "1", paramLabel = "CHANNEL", description = "ads, webhook or kafka.")
    private String channel = "";

    @Override
    public Integer call() {
        JsonNode result =
                target.api().delete("/api/v1/segments/" + Api.segment(segment) + "/audiences/" + Api.segment(channel));
        output.result(
                result,
                () -> "%s is not kept in step with %s any more"
                        .formatted(result.path("segment").asString(), channel));
        return ExitCode.OK;
    }
}
