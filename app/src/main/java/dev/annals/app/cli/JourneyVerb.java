package dev.annals.app.cli;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What can be done with journeys as files. */
@Command(
        name = "journey",
        description = "Checks, tries and publishes journeys that are written in files.",
        subcommands = {
            JourneyValidateVerb.class,
            JourneyTestVerb.class,
            JourneyPublishVerb.class,
            JourneySchemaVerb.class,
            JourneyReadyVerb.class
        })
final class JourneyVerb implements Runnable {

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public void run() {
        CommandLine line = Objects.requireNonNull(spec).commandLine();
        throw new CommandLine.ParameterException(
                line,
                "Say what to do: " + String.join(", ", line.getSubcommands().keySet()));
    }
}
