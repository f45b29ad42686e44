package dev.annals.projections.segment;

import dev.annals.api.identity.FragmentId;
import dev.annals.platform.crypto.FragmentIds;
import dev.annals.platform.crypto.SubjectKey;
import dev.annals.platform.crypto.SubjectKeys;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the newest checkpoint of the engine's state in a file, sealed.
 *
 * <p>It holds what conditions ask about people, so it lives no longer than the next erasure: its key stands for the position
 * at which somebody was erased last, and with the next erasure the key is destroyed and the file deleted, whoever it was and
 * wherever copies of the file lie.
 */
final class Checkpoints {

    private static final int FORMAT = 0x616e5333;

    private final Path folder;
    private final Path file;
    private final Path draft;
    private final SubjectKeys keys;
    private final FragmentIds ids;
    /** Whether there may be a key, from an earlier process as well. */
    private boolean isKeyed = true;

    Checkpoints(Path folder, SubjectKeys keys, FragmentIds ids) {
        this.folder = folder;
        this.file = folder.resolve("segments.checkpoint");
        this.draft = folder.resolve("segments.checkpoint.new");
        this.keys = keys;
        this.ids = ids;
    }

    /**
     * A checkpoint that can be read.
     *
     * @param erasure the position of the newest erasure when it was written
     * @param in what was written
     */
    record Opened(long erasure, SealedInput in) implements AutoCloseable {
        @Override
        public void close() throws IOException {
            in.close();
        }
    }

    /** The newest one; null where there is none that can be read. */
    synchronized @Nullable Opened open() {
        InputStream in = null;
        try {
            in = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
            DataInputStream head = new DataInputStream(in);
            boolean isKnown = head.readInt() == FORMAT;
            long erasure = head.readLong();
            SubjectKey key = isKnown ? keys.find(List.of(id(erasure))).get(id(erasure)) : null;
            if (key != null) {
                isKeyed = true;
                return new Opened(erasure, new SealedInput(in, key, erasure));
            }
        } catch (NoSuchFileException none) {
            return null;
        } catch (IOException damaged) {
            // Is discarded like one of a format that is not known.
        }
        close(in);
        delete();
        return null;
    }

    /** Whether there is one. */
    boolean isThere() {
        return Files.exists(file);
    }

    /** The position of the newest erasure that the file knows of; {@link Long#MAX_VALUE} where there is no file. */
    synchronized long erasure() {
        try (DataInputStream in = new DataInputStream(Files.newInputStream(file))) {
            return in.readInt() == FORMAT ? in.readLong() : -1;
        } catch (NoSuchFileException none) {
            return Long.MAX_VALUE;
        } catch (IOException damaged) {
            return -1;
        }
    }

    /**
     * Begins another one.
     *
     * @param erasure the position at which somebody was erased last
     */
    synchronized Draft begin(long erasure) throws IOException {
        SubjectKey key = keys.obtain(List.of(id(erasure))).get(id(erasure));
        if (key == null) {
            throw new IOException("There is no key for a checkpoint");
        }
        isKeyed = true;
        Files.createDirectories(folder);
        Files.deleteIfExists(draft);
        boolean hasModes = draft.getFileSystem().supportedFileAttributeViews().contains("posix");
        if (hasModes) {
            Files.createFile(draft, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        FileChannel channel = FileChannel.open(draft, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        OutputStream out = Channels.newOutputStream(channel);
        DataOutputStream head = new DataOutputStream(out);
        head.writeInt(FORMAT);
        head.writeLong(erasure);
        return new Draft(channel, new SealedOutput(out, key, erasure));
    }

    /** Has none be readable any more that was begun after an erasure at a position and before the next. */
    synchronized void discard(long erasure) {
        if (isKeyed) {
            keys.destroy(List.of(id(erasure)));
            isKeyed = false;
        }
        delete();
    }

    /** Deletes the file. */
    synchronized void delete() {
        try {
            Files.deleteIfExists(draft);
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new IllegalStateException("A checkpoint of segments cannot be deleted from " + folder, e);
        }
    }

    private synchronized void complete() throws IOException {
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private FragmentId id(long erasure) {
        return ids.of("segments", "checkpoint", Long.toString(erasure));
    }

    private static void close(@Nullable InputStream in) {
        try {
            if (in != null) {
                in.close();
            }
        } catch (IOException e) {
            // Nothing was read from it.
        }
    }

    /** One that is being written; without {@link #complete} it never was. */
    final class Draft implements AutoCloseable {

        private final FileChannel channel;
        private final SealedOutput sealed;
        private boolean isComplete;

        private Draft(FileChannel channel, SealedOutput sealed) {
            this.channel = channel;
            this.sealed = sealed;
        }

        OutputStream out() {
            return sealed;
        }

        void complete() throws IOException {
            sealed.complete();
            channel.force(true);
            channel.close();
            Checkpoints.this.complete();
            isComplete = true;
        }

        @Override
        public void close() throws IOException {
            channel.close();
            if (!isComplete) {
                Files.deleteIfExists(draft);
            }
        }
    }
}
