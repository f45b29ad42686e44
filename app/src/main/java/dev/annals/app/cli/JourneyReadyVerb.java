package dev.annals.app.cli;

import dev.annals.platform.journey.ReadyMade;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows the journeys that Annals brings along. */
@Command(name = "ready", description = "Lists the journeys that come with Annals, or prints the definition of one.")
final class JourneyReadyVerb implements Runnable {

    @Parameters(paramLabel = "KEY", arity = "0..1", description = "Which one to print.")
    private @Nullable String key;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public void run() {
        CommandLine line = Objects.requireNonNull(spec).commandLine();
        if (key == null) {
            ReadyMade.keys().forEach(line.getOut()::println);
        } else if (ReadyMade.keys().contains(key)) {
            line.getOut().println(ReadyMade.text(key).stripTrailing());
        } else {
            throw new CommandLine.ParameterException(
                    line, "KEY is one of " + String.join(", ", ReadyMade.keys()) + ".");
        }
    }
}
