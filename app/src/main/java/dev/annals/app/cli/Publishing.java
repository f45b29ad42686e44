package dev.annals.app.cli;

import dev.annals.platform.yaml.LineDifference;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** What verbs that publish a text have in common: their options, and how the lines that change are told. */
final class Publishing {

    @Option(names = "--dry-run", description = "Only tells what would change.")
    private boolean isDryRun;

    @Option(
            names = "--expect",
            paramLabel = "VERSION",
            description = "The version that has to hold, 0 for none; whichever does, when not given.")
    private @Nullable Integer expected;

    boolean isDryRun() {
        return isDryRun;
    }

    /** The header that names the version that has to hold; none where whichever does. */
    String[] condition() {
        return expected == null ? new String[0] : new String[] {"If-Match", "\"" + expected + "\""};
    }

    /**
     * Publishes a text of which one version holds at a time, and tells which lines change.
     *
     * @param path where it is published, and where the text that holds is found
     * @param what what the text is called
     */
    void publish(Api api, Output output, String path, String text, String what) {
        LineDifference.between(api.get(path).path("text").asString(""), text).forEach(output::remark);
        JsonNode result = isDryRun ? api.postYaml(path + "?dryRun=true", text) : api.postYaml(path, text, condition());
        output.result(
                result,
                () -> isDryRun
                        ? "nothing was published"
                        : "version %d of the %s holds%s"
                                .formatted(
                                        result.path("version").asInt(),
                                        what,
                                        result.path("changed").asBoolean() ? "" : " already"));
    }
}
