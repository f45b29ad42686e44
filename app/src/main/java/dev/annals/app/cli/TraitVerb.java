package dev.annals.app.cli;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What can be done about computed traits. */
@Command(
        name = "trait",
        description = "Checks and publishes definitions of computed traits, and draws the limits of fifths.",
        subcommands = {TraitValidateVerb.class, TraitApplyVerb.class, TraitFifthsVerb.class})
final class TraitVerb implements Runnable {

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
