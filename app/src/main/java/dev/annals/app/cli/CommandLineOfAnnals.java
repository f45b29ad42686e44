package dev.annals.app.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/** The list of verbs, and what they have in common. */
@Command(
        name = "annals",
        description = "An event-sourced customer data platform.",
        synopsisSubcommandLabel = "VERB",
        commandListHeading = "%nVerbs:%n",
        footer = {"", "Every verb explains itself with --help.", "Exit codes: 0 done, 1 failed, 2 wrong usage."},
        subcommands = {
            HelpCommand.class,
            DemoVerb.class,
            RunVerb.class,
            ImportVerb.class,
            ExportVerb.class,
            ReplayVerb.class,
            VerifyVerb.class,
            TokenVerb.class,
            KeysVerb.class,
            PurgeVerb.class,
            IdentityVerb.class,
            JourneyVerb.class,
            SegmentVerb.class,
            PlanVerb.class,
            TraitVerb.class,
            DoctorVerb.class,
            PrepareVerb.class
        })
public final class CommandLineOfAnnals {

    private CommandLineOfAnnals() {}

    /** Does what the arguments ask for, and answers the exit code. */
    public static int execute(String... arguments) {
        return over(writer(FileDescriptor.out), writer(FileDescriptor.err)).execute(arguments);
    }

    static CommandLine over(PrintWriter out, PrintWriter err) {
        CommandLine line = new CommandLine(new CommandLineOfAnnals());
        explain(line);
        line.setOut(out);
        line.setErr(err);
        line.setUsageHelpWidth(100);
        line.setUsageHelpLongOptionsMaxWidth(40);
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setParameterExceptionHandler(CommandLineOfAnnals::wrongUsage);
        line.setExecutionExceptionHandler(CommandLineOfAnnals::failed);
        return line;
    }

    /** Gives every verb {@code --help}. */
    private static void explain(CommandLine verb) {
        verb.getSubcommands().values().forEach(CommandLineOfAnnals::explain);
        if (!verb.getCommandSpec().optionsMap().containsKey("--help")) {
            verb.getCommandSpec()
                    .addOption(OptionSpec.builder("--help")
                            .usageHelp(true)
                            .description("Explains " + (verb.getParent() == null ? "the verbs." : "the verb."))
                            .build());
        }
    }

    private static int wrongUsage(ParameterException wrong, String[] arguments) {
        CommandLine line = wrong.getCommandLine();
        if (arguments.length == 0) {
            line.usage(line.getErr());
            return CommandLine.ExitCode.USAGE;
        }
        line.getErr().println(wrong.getMessage());
        CommandLine.UnmatchedArgumentException.printSuggestions(wrong, line.getErr());
        line.getErr().println("Try: " + line.getCommandSpec().qualifiedName() + " --help");
        return CommandLine.ExitCode.USAGE;
    }

    private static int failed(Exception error, CommandLine line, CommandLine.ParseResult parsed) throws Exception {
        if (error instanceof Failure failure) {
            line.getErr().println(failure.getMessage());
            return CommandLine.ExitCode.SOFTWARE;
        }
        throw error;
    }

    private static PrintWriter writer(FileDescriptor descriptor) {
        return new PrintWriter(new OutputStreamWriter(new FileOutputStream(descriptor), StandardCharsets.UTF_8), true);
    }
}
