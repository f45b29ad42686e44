package dev.annals.app.cli;

import dev.annals.api.rejection.Rejected;
import dev.annals.platform.identity.IdentityYaml;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
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
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            throw new CommandLine.ParameterException(line, "FILE cannot be read: " + file);
        }
        try {
            String text = Files.readString(file);
            IdentityYaml.read(file.toString(), text);
            return text;
        } catch (CharacterCodingException notText) {
            throw new Failure(file + ":1:1: This is not text in UTF-8.");
        } catch (Rejected flawed) {
            throw new Failure(flawed.detail());
        }
    }
}
