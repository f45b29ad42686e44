package dev.annals.app.cli;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What can be done about segments. */
@Command(
        name = "segment",
        description =
                "Checks and publishes definitions of segments, exports members, and keeps segments in step with channels.",
        subcommands = {
            SegmentValidateVerb.class,
            SegmentApplyVerb.class,
            SegmentExportVerb.class,
            SegmentAttachVerb.class,
            SegmentDetachVerb.class,
            SegmentAudiencesVerb.class
        })
final class SegmentVerb implements Runnable {

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
