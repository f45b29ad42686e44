package dev.annals.app.cli;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What can be done about the tracking plan. */
@Command(
        name = "plan",
        description = "Checks, publishes and infers the tracking plan.",
        subcommands = {PlanValidateVerb.class, PlanApplyVerb.class, PlanInferVerb.class})
final class PlanVerb implements Runnable {

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
