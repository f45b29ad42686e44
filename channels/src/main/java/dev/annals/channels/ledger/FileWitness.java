package dev.annals.channels.ledger;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/**
 * Appends checkpoints to a file, with an empty line behind each. It is a witness only where the one who owns the database
 * cannot rewrite it: on another machine, or on a medium that is written once.
 *
 * @param file the file
 */
record FileWitness(Path file) implements Witness {

    @Override
    public String name() {
        return "file";
    }

    @Override
    public void show(String note) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        byte[] bytes = (note + "\n").getBytes(StandardCharsets.UTF_8);
        try (FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            if (!endsWith(channel, bytes)) {
                ByteBuffer rest = ByteBuffer.wrap(bytes);
                long end = channel.size();
                while (rest.hasRemaining()) {
                    end += channel.write(rest, end);
                }
                channel.force(true);
            }
        }
    }

    private static boolean endsWith(FileChannel channel, byte[] bytes) throws IOException {
        long from = channel.size() - bytes.length;
        if (from < 0) {
            return false;
        }
        ByteBuffer end = ByteBuffer.allocate(bytes.length);
        while (end.hasRemaining() && channel.read(end, from + end.position()) >= 0) {
            // read on
        }
        return Arrays.equals(end.array(), bytes);
    }
}
