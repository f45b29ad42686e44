package dev.annals.app.cli;

import java.util.Objects;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** Replaces the master key, or shows what is wrapped under which. */
@Command(
        name = "keys",
        description = "Rotates the master key that wraps the keys of subjects, or shows how they are wrapped.",
        subcommands = {KeysVerb.Rotate.class, KeysVerb.Show.class})
final class KeysVerb implements Runnable {

    private static final String KEYS = "/api/v1/operations/keys";

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public void run() {
        throw new CommandLine.ParameterException(
                Objects.requireNonNull(spec).commandLine(), "Say what to do: rotate or status");
    }

    @Command(
            name = "rotate",
            description = {
                "Makes a new master key, wraps everything under it, and drops the old one.",
                "Cut short at any point, it is finished by running it again."
            })
    static final class Rotate implements Runnable {

        @Mixin
        private Target target = new Target();

        @Mixin
        private Output output = new Output();

        @Override
        public void run() {
            JsonNode status = target.api().post(KEYS + "/rotate");
            output.result(status, () -> text(status));
        }
    }

    @Command(name = "status", description = "Counts the keys of subjects by the master key that wraps them.")
    static final class Show implements Runnable {

        @Mixin
        private Target target = new Target();

        @Mixin
        private Output output = new Output();

        @Override
        public void run() {
            JsonNode status = target.api().get(KEYS);
            output.result(status, () -> text(status));
        }
    }

    private static String text(JsonNode status) {
        int version = status.path("version").asInt();
        StringJoiner lines = new StringJoiner(System.lineSeparator());
        lines.add("master key " + version + " wraps now");
        status.path("wrapped")
                .properties()
                .forEach(entry -> lines.add("under master key " + entry.getKey() + ": "
                        + entry.getValue().asLong() + " keys of subjects"));
        lines.add("destroyed: " + status.path("destroyed").asLong());
        return lines.toString();
    }
}
