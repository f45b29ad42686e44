package dev.annals.app.cli;

import dev.annals.platform.journey.JourneySchema;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints the schema of journeys for editors. */
@Command(
        name = "schema",
        description = {
            "Prints the JSON Schema of journeys. Editors complete and explain journeys by it that begin with the line",
            "# yaml-language-server: $schema=journey.schema.json"
        })
final class JourneySchemaVerb implements Runnable {

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public void run() {
        Objects.requireNonNull(spec)
                .commandLine()
                .getOut()
                .println(JourneySchema.text().stripTrailing());
    }
}
