package dev.annals.app.cli;

import dev.annals.api.journey.Journey;
import dev.annals.platform.journey.JourneyYaml;
import dev.annals.platform.journey.Surroundings;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine;

/**
 * A file that holds a journey, read before anything is done with it, so that its flaws are named by the name its author
 * knows.
 *
 * @param path the file
 * @param text what it says
 * @param journey the journey
 */
record JourneyFile(Path path, String text, Journey journey) {

    /**
     * Reads a file.
     *
     * @throws Failure with a line {@code FILE:line:column: what} for each flaw
     * @throws CommandLine.ParameterException when there is no such file
     */
    static JourneyFile read(Path file, CommandLine line) throws IOException {
        return ConfigurationFile.read(
                file,
                line,
                (name, text) -> new JourneyFile(file, text, JourneyYaml.read(name, text, Surroundings.UNKNOWN)));
    }

    /** The parameter by which the process names the file. */
    String named() {
        return "file=" + Api.segment(path.toString());
    }
}
