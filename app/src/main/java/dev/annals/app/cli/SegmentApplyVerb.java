package dev.annals.app.cli;

import dev.annals.platform.segment.SegmentDefinition;
import dev.annals.platform.segment.SegmentFile;
import dev.annals.platform.yaml.LineDifference;
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
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** Publishes the definition of a segment. */
@Command(
        name = "apply",
        description = {
            "Publishes the definition of a segment, and tells what changes: in the text, and who enters and leaves."
                    + " The",
            "text that holds already changes nothing. With --dry-run it is only told."
        })
final class SegmentApplyVerb implements Callable<Integer> {

    @Mixin
    private Target target = new Target();

    @Mixin
    private Publishing publishing = new Publishing();

    @Mixin
    private Output output = new Output();

    @Parameters(paramLabel = "FILE", description = "The definition, YAML or JSON.")
    private Path file = Path.of("");

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        SegmentDefinition definition =
                ConfigurationFile.read(file, Objects.requireNonNull(spec).commandLine(), SegmentFile::read);
        Api api = target.api();
        String path = "/api/v1/segments/" + Api.segment(definition.key());
        JsonNode now = api.has(path) ? api.get(path) : MissingNode.getInstance();
        LineDifference.between(now.path("definition").asString(""), definition.text())
                .forEach(output::remark);
        api.putYaml(path + "?dryRun=true", definition.text());
        JsonNode preview = api.postYaml("/api/v1/segments/preview?sample=0", definition.text());
        preview.path("remarks").forEach(remark -> output.remark(remark.asString()));
        output.remark("%d of %d people; %d would enter, %d would leave"
                .formatted(
                        preview.path("count").asLong(),
                        preview.path("people").asLong(),
                        preview.path("enter").asLong(),
                        preview.path("leave").asLong()));
        if (publishing.isDryRun()) {
            output.result(preview, () -> "nothing was published");
            return ExitCode.OK;
        }
        JsonNode result = api.putYaml(path, definition.text(), publishing.condition());
        output.result(
                result,
                () -> "version %d of %s holds%s"
                        .formatted(
                                result.path("version").asInt(),
                                definition.key(),
                                result.path("published").asBoolean() ? "" : " already"));
        return ExitCode.OK;
    }
}
