package dev.annals.app.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.StringJoiner;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** Tells what other identity rules would change. */
@Command(
        name = "what-if",
        description = {
            "Groups everybody by the identity rules in force and by those of a file, as if they held for the whole past,",
            "and tells what differs. Changes nothing."
        })
final class WhatIfVerb implements Callable<Integer> {

    @Mixin
    private Target target = new Target();

    @Mixin
    private Output output = new Output();

    @Parameters(paramLabel = "FILE", description = "identity.yaml, or the same as JSON.")
    private Path file = Path.of("");

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        String text = RulesFile.text(file, Objects.requireNonNull(spec).commandLine());
        JsonNode result = target.api().postYaml("/api/v1/identity/what-if?purpose=identity%20rules", text);
        output.result(result, () -> text(result));
        return ExitCode.OK;
    }

    private static String text(JsonNode result) {
        StringJoiner lines = new StringJoiner(System.lineSeparator());
        JsonNode merges = result.path("merges");
        lines.add(String.format(
                Locale.ROOT,
                "%,d identifiers, compared with version %d of the rules",
                result.path("identifiers").asLong(),
                result.path("comparedWith").asLong()));
        lines.add(String.format(
                Locale.ROOT,
                "%-22s %,12d now %,12d then",
                "profiles",
                result.path("profiles").path("before").asLong(),
                result.path("profiles").path("after").asLong()));
        lines.add(count("merges gained", merges.path("gained")));
        merges.path("gained").path("examples").forEach(example -> lines.add(link(example)));
        lines.add(count("merges lost", merges.path("lost")));
        merges.path("lost").path("examples").forEach(example -> lines.add(link(example)));
        lines.add(count("profiles that split", result.path("split")));
        result.path("split").path("examples").forEach(example -> lines.add(profile(example, "into")));
        lines.add(count("profiles of several", result.path("joined")));
        result.path("joined").path("examples").forEach(example -> lines.add(profile(example, "of")));
        lines.add(count("values blocked", result.path("blocked")));
        lines.add(count("values respelled", result.path("respelled")));
        lines.add(largest("largest now", result.path("largest").path("before")));
        lines.add(largest("largest then", result.path("largest").path("after")));
        lines.add(String.format(
                Locale.ROOT,
                "%-22s %,12d  (%.2f %% of all profiles)",
                "collapsing",
                result.path("collapsing").asLong(),
                result.path("collapsingShare").asDouble() * 100));
        return lines.toString();
    }

    private static String count(String what, JsonNode counted) {
        return String.format(
                Locale.ROOT, "%-22s %,12d", what, counted.path("count").asLong());
    }

    private static String link(JsonNode it) {
        String evidence = it.path("evidence").asString("");
        return "  " + identifier(it.path("from")) + " ~ " + identifier(it.path("to")) + "  "
                + it.path("rule").asString("") + (evidence.isEmpty() ? "" : ", evidence " + evidence)
                + refusal(", refused now: ", it.path("refusalBefore"))
                + refusal(", refused then: ", it.path("refusalAfter"));
    }

    private static String refusal(String when, JsonNode refusal) {
        return refusal.isString() ? when + refusal.asString() : "";
    }

    private static String profile(JsonNode it, String preposition) {
        StringJoiner parts = new StringJoiner(" | ");
        it.path("parts").forEach(part -> {
            StringJoiner identifiers = new StringJoiner(", ");
            part.path("identifiers").forEach(shown -> identifiers.add(identifier(shown)));
            long more = part.path("size").asLong() - part.path("identifiers").size();
            parts.add(identifiers + (more > 0 ? " and " + more + " more" : ""));
        });
        long more = it.path("moreParts").asLong();
        return "  " + it.path("profileId").asString("") + " " + preposition + " " + parts
                + (more > 0 ? " | and " + more + " more" : "");
    }

    private static String identifier(JsonNode shown) {
        String namespace = shown.path("namespace").asString("");
        return namespace.isEmpty()
                ? "(a new identifier)"
                : namespace + ":" + shown.path("value").asString("(erased)");
    }

    private static String largest(String what, JsonNode profiles) {
        StringJoiner sizes = new StringJoiner(", ");
        profiles.forEach(profile -> sizes.add(profile.path("profileId").asString("") + " "
                + profile.path("size").asLong()));
        return String.format(Locale.ROOT, "%-22s %s", what, sizes);
    }
}
