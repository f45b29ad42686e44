package dev.annals.app.cli;

import dev.annals.platform.trait.Fifths;
import dev.annals.platform.trait.TraitsFile;
import dev.annals.platform.yaml.LineDifference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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

/** Draws the limits between the fifths of customers. */
@Command(
        name = "fifths",
        description = {
            "Draws the limits between the fifths of all customers by recency, frequency and money, and prints them as they",
            "stand in traits.yaml; with FILE they are put into it, in the place of those that are there. They hold once",
            "the file is applied."
        })
final class TraitFifthsVerb implements Callable<Integer> {

    @Mixin
    private Target target = new Target();

    @Mixin
    private Output output = new Output();

    @Option(names = "--at", paramLabel = "INSTANT", description = "As customers stood then; now, when not given.")
    private @Nullable Instant at;

    @Parameters(paramLabel = "FILE", arity = "0..1", description = "traits.yaml.")
    private @Nullable Path file;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Path into = file;
        String before = into == null
                ? ""
                : ConfigurationFile.read(
                        into,
                        Objects.requireNonNull(spec).commandLine(),
                        (name, text) -> TraitsFile.read(name, 0, text).text());
        JsonNode rfm = target.api().get("/api/v1/traits/rfm" + (at == null ? "" : "?at=" + at));
        String block = fifths(rfm).block();
        if (into != null) {
            String after = into(before, block);
            requireDefinitions(into, after);
            LineDifference.between(before, after).forEach(output::remark);
            Files.writeString(into, after);
        }
        output.result(
                rfm.path("limits"), () -> into == null ? block : into + " has the limits; apply it to have them hold");
        return ExitCode.OK;
    }

    private static Fifths fifths(JsonNode rfm) {
        JsonNode limits = rfm.path("limits");
        return new Fifths(
                Instant.parse(rfm.path("at").asString()),
                rfm.path("customers").asDecimal(),
                limits.path("recency").valueStream().map(JsonNode::asDecimal).toList(),
                limits.path("frequency").valueStream().map(JsonNode::asDecimal).toList(),
                limits.path("monetary").valueStream().map(JsonNode::asDecimal).toList());
    }

    /** Everything else stays as its author wrote it. */
    static String into(String text, String block) {
        List<String> kept = new ArrayList<>();
        int place = -1;
        boolean isInside = false;
        for (String line : text.lines().toList()) {
            boolean begins = line.matches("rfm\\s*:.*");
            isInside = begins || (isInside && line.matches("\\s.*"));
            place = begins ? kept.size() : place;
            if (!isInside) {
                kept.add(line);
            }
        }
        kept.addAll(place < 0 ? kept.size() : place, block.lines().toList());
        return String.join("\n", kept) + "\n";
    }

    private static void requireDefinitions(Path into, String after) {
        try {
            TraitsFile.read(into.toString(), 0, after);
        } catch (RuntimeException wrong) {
            throw new Failure(
                    into + " was left as it is: the limits do not fit into it. Print them by leaving FILE out.");
        }
    }
}
