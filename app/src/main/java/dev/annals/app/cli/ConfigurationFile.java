package dev.annals.app.cli;

import dev.annals.api.rejection.Rejected;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine;

/** Reads a configuration file before it is sent, so that its flaws are named by the name its author knows. */
final class ConfigurationFile {

    private ConfigurationFile() {}

    /** Makes something of a text. */
    interface Reader<T> {

        /**
         * Reads a text.
         *
         * @param name what the text is called in flaws
         * @throws Rejected with a line {@code name:line:column: what} for each flaw
         */
        T read(String name, String text);
    }

    /**
     * What a file says.
     *
     * @throws Failure with a line {@code FILE:line:column: what} for each flaw
     * @throws CommandLine.ParameterException when there is no such file
     */
    static <T> T read(Path file, CommandLine line, Reader<T> reader) throws IOException {
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            throw new CommandLine.ParameterException(line, "FILE cannot be read: " + file);
        }
        try {
            return reader.read(file.toString(), Files.readString(file));
        } catch (CharacterCodingException notText) {
            throw new Failure(file + ":1:1: This is not text in UTF-8.");
        } catch (Rejected flawed) {
            throw new Failure(flawed.detail());
        }
    }
}
