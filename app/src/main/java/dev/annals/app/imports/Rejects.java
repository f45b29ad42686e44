package dev.annals.app.imports;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;

/** Writes down which records were not accepted and why, one JSON object a line, without their content. */
final class Rejects implements AutoCloseable {

    private final FileChannel channel;

    private Rejects(FileChannel channel) {
        this.channel = channel;
    }

    static Path fileOf(Path imported) {
        return imported.resolveSibling(imported.getFileName() + ".rejects.ndjson");
    }

    /** Opens the file of rejects, keeping so many bytes of an import that was cut short. */
    static Rejects open(Path imported, long kept) throws IOException {
        FileChannel channel = FileChannel.open(fileOf(imported), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        channel.truncate(kept);
        channel.position(Math.min(kept, channel.size()));
        return new Rejects(channel);
    }

    void add(long line, String status, String reason) throws IOException {
        Map<String, Object> reject = new TreeMap<>(Map.of("line", line, "status", status, "reason", reason));
        String json = JsonMapper.shared().writeValueAsString(reject) + "\n";
        ByteBuffer bytes = ByteBuffer.wrap(json.getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    /** Makes what was added durable and answers how long the file is. */
    long keep() throws IOException {
        channel.force(true);
        return channel.size();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
