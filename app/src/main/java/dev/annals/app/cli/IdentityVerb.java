package dev.annals.app.cli;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What can be asked about how people are recognised. */
@Command(
        name = "identity",
        description = "Shows, tries and publishes the rules by which people are recognised, and measures recognition.",
        subcommands = {EvaluateVerb.class, RulesVerb.class, WhatIfVerb.class, PublishVerb.class})
final class IdentityVerb implements Runnable {

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
