package dev.annals.app.imports;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * How far an import is, kept beside the file so that it can be taken up again.
 *
 * @param fileHash which file it is
 * @param offset up to which byte everything is acknowledged
 * @param line the line that begins there
 * @param rejectsSize how long the file of rejects was then
 * @param count what became of the records before it
 */
record ImportState(String fileHash, long offset, long line, long rejectsSize, Count count) {

    private static final JsonMapper JSON = JsonMapper.shared();

    static ImportState beginning(String fileHash) {
        return new ImportState(fileHash, 0, 1, 0, Count.NONE);
    }

    static Path fileOf(Path imported) {
        return imported.resolveSibling(imported.getFileName() + ".import-state.json");
    }

    /** The state of an import of this very content that was cut short, or the beginning. */
    static ImportState of(Path imported, String fileHash) throws IOException {
        Path file = fileOf(imported);
        if (!Files.exists(file)) {
            return beginning(fileHash);
        }
        try {
            ImportState state = JSON.readValue(Files.readAllBytes(file), ImportState.class);
            return fileHash.equals(state.fileHash()) ? state : beginning(fileHash);
        } catch (JacksonException e) {
            return beginning(fileHash);
        }
    }

    void keep(Path imported) throws IOException {
        Path file = fileOf(imported);
        Path draft = file.resolveSibling(file.getFileName() + ".new");
        try (FileChannel channel = FileChannel.open(
                draft, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            ByteBuffer json = ByteBuffer.wrap(JSON.writeValueAsBytes(this));
            while (json.hasRemaining()) {
                channel.write(json);
            }
            channel.force(true);
        }
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
