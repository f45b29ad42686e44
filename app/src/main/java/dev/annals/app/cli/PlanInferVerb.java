package dev.annals.app.cli;

import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints a tracking plan made of what was sent lately. */
@Command(
        name = "infer",
        description =
                "Prints a tracking plan made of what was sent lately, as JSON; redirect it into a file to start from.")
final class PlanInferVerb implements Callable<Integer> {

    @Mixin
    private Target target = new Target();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        Objects.requireNonNull(spec)
                .commandLine()
                .getOut()
                .println(target.api().get("/api/v1/plan/inferred").toPrettyString());
        return ExitCode.OK;
    }
}
