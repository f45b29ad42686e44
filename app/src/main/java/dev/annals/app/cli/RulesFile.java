package dev.annals.app.cli;

import dev.annals.platform.identity.IdentityYaml;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine;

/** Reads a file of identity rules before it is sent, so that its flaws are named by the name its author knows. */
final class RulesFile {

    private RulesFile() {}

    /**
     * The text of a file that can be used.
     *
     * @throws Failure with a line {@code FILE:line:column: what} for each flaw
     * @throws CommandLine.ParameterException when there is no such file
     */
    static String text(Path file, CommandLine line) throws IOException {
        return ConfigurationFile.read(file, line, (name, text) -> {
            IdentityYaml.read(name, text);
            return text;
        });
    }
}
