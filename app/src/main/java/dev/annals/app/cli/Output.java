package dev.annals.app.cli;

import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** Prints a verb's result to standard output: bare text, or JSON where that is asked for. */
final class Output {

    @Option(names = "--json", description = "Prints the result as JSON.")
    private boolean isJson;

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec spec;

    void result(JsonNode json, Supplier<String> text) {
        Objects.requireNonNull(spec).commandLine().getOut().println(isJson ? json.toPrettyString() : text.get());
    }

    /** A remark for the person at the terminal, which is no result. */
    void remark(String text) {
        Objects.requireNonNull(spec).commandLine().getErr().println(text);
    }
}
