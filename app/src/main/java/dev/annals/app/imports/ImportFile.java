package dev.annals.app.imports;

import dev.annals.platform.crypto.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * Imports a file through intake: several batches are on their way at a time, and after each acknowledged one the place is
 * kept beside the file. So an import that was cut short goes on there, and one that is repeated stores nothing twice.
 */
public final class ImportFile {

    private static final int IN_FLIGHT = 4;

    private final Path file;
    private final @Nullable Path mapping;
    private final Intake intake;
    private final Progress progress;

    /**
     * @param file CSV or NDJSON
     * @param mapping what the columns of a CSV file mean; null for NDJSON
     * @param base where a process runs
     * @param token a write key, or a token whose role may send
     */
    public ImportFile(Path file, @Nullable Path mapping, URI base, String token, Progress progress) {
        this.file = file;
        this.mapping = mapping;
        this.intake = new Intake(base, token);
        this.progress = progress;
    }

    /** The file that names what was not accepted. */
    public static Path rejectsOf(Path file) {
        return Rejects.fileOf(file);
    }

    /**
     * Imports, or goes on importing.
     *
     * @return what became of all records, those of an earlier run of the same import included
     * @throws ImportFailure when it cannot go on, saying why
     */
    public Count run() throws IOException, InterruptedException {
        long size = Files.size(file);
        String hash = hash();
        Messages messages =
                mapping == null ? Messages.ofLines(hash) : Messages.ofCsv(hash, Mapping.read(mapping), file);
        ImportState state = ImportState.of(file, hash);
        try (RecordReader reader = RecordReader.open(file, mapping != null, state.offset(), state.line());
                Rejects rejects = Rejects.open(file, state.rejectsSize());
                ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor()) {
            Deque<Sent> underWay = new ArrayDeque<>();
            Batch batch = next(reader, messages);
            while (!batch.isEmpty() || !underWay.isEmpty()) {
                if (!batch.isEmpty() && underWay.size() < IN_FLIGHT) {
                    underWay.add(Sent.by(senders, intake, batch));
                    batch = next(reader, messages);
                } else {
                    state = acknowledged(underWay.remove(), state, rejects);
                    progress.reached(state.offset(), size, state.count());
                }
            }
        }
        Files.deleteIfExists(ImportState.fileOf(file));
        if (state.count().rejected() == 0) {
            Files.deleteIfExists(rejectsOf(file));
        }
        return state.count();
    }

    private static Batch next(RecordReader reader, Messages messages) throws IOException {
        Batch batch = new Batch();
        while (!batch.isFull()) {
            FileRecord record = reader.next();
            if (record == null) {
                return batch;
            }
            if (messages.isHeader(record)) {
                batch.passed(record);
                continue;
            }
            try {
                batch.add(record, messages.of(record));
            } catch (IllegalArgumentException unreadable) {
                batch.addUnreadable(record, String.valueOf(unreadable.getMessage()));
            }
        }
        return batch;
    }

    private ImportState acknowledged(Sent sent, ImportState before, Rejects rejects)
            throws IOException, InterruptedException {
        JsonNode items = sent.items();
        Batch batch = sent.batch();
        for (var unreadable : batch.unreadable().entrySet()) {
            rejects.add(unreadable.getKey(), "unreadable", unreadable.getValue());
        }
        long stored = 0;
        long duplicates = 0;
        for (int i = 0; i < batch.size(); i++) {
            String status = items.path(i).path("status").asString("");
            switch (status) {
                case "stored" -> stored++;
                case "duplicate" -> duplicates++;
                default ->
                    rejects.add(
                            batch.line(i), status, items.path(i).path("reason").asString(""));
            }
        }
        long rejected = batch.unreadable().size() + batch.size() - stored - duplicates;
        ImportState state = new ImportState(
                before.fileHash(),
                batch.end(),
                batch.endLine(),
                rejects.keep(),
                before.count().plus(new Count(stored, duplicates, rejected)));
        state.keep(file);
        return state;
    }

    private String hash() throws IOException {
        try (InputStream input = Files.newInputStream(file)) {
            MessageDigest digest = Sha256.digest();
            byte[] buffer = new byte[1 << 16];
            for (int read = input.read(buffer); read >= 0; read = input.read(buffer)) {
                digest.update(buffer, 0, read);
            }
            return HexFormat.of().formatHex(digest.digest(), 0, 16);
        }
    }

    /** A batch whose answer is awaited. */
    private record Sent(Batch batch, @Nullable Future<JsonNode> answer) {

        static Sent by(ExecutorService senders, Intake intake, Batch batch) {
            return new Sent(batch, batch.hasMessages() ? senders.submit(() -> intake.send(batch)) : null);
        }

        JsonNode items() throws InterruptedException {
            try {
                return answer == null ? MissingNode.getInstance() : answer.get();
            } catch (ExecutionException failed) {
                throw failed.getCause() instanceof ImportFailure failure
                        ? failure
                        : new IllegalStateException("A batch could not be sent", failed.getCause());
            }
        }
    }
}
