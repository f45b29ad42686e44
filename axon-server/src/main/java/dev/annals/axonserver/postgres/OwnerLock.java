package dev.annals.axonserver.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Makes sure that at most one living process owns a data folder.
 *
 * <p>The operating system gives the lock back when its owner ends, however it ends, so nothing has to be cleaned up after a crash.
 * Closing any channel on the file would also give it back, so folders owned by this very process are remembered here.
 */
final class OwnerLock implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Set<Path> OWNED_HERE = ConcurrentHashMap.newKeySet();

    private final Path file;
    private final FileChannel channel;

    private OwnerLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /**
     * Takes the lock, waiting a moment for an owner that is just ending.
     *
     * @throws EmbeddedPostgresException if another living process owns the folder
     */
    static OwnerLock take(Path file) {
        Path key = file.toAbsolutePath().normalize();
        if (!OWNED_HERE.add(key)) {
            throw taken(file, ProcessHandle.current().pid() + " (this one)");
        }
        boolean done = false;
        try {
            FileChannel channel = lockedWithin(file, PATIENCE);
            if (channel == null) {
                throw taken(file, Files.readString(file).strip());
            }
            channel.truncate(0);
            channel.write(ByteBuffer.wrap((ProcessHandle.current().pid() + "\n").getBytes(StandardCharsets.US_ASCII)));
            done = true;
            return new OwnerLock(key, channel);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            if (!done) {
                OWNED_HERE.remove(key);
            }
        }
    }

    /** Tells whether a living process, this one included, owns the folder. */
    static boolean isTaken(Path file) {
        if (OWNED_HERE.contains(file.toAbsolutePath().normalize())) {
            return true;
        }
        if (!Files.exists(file)) {
            return false;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            return lock == null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static @Nullable FileChannel lockedWithin(Path file, Duration patience) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        boolean locked = Waiting.until(patience, () -> triesToLock(channel));
        if (!locked) {
            channel.close();
            return null;
        }
        return channel;
    }

    private static boolean triesToLock(FileChannel channel) {
        try {
            return channel.tryLock() != null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static EmbeddedPostgresException taken(Path file, String owner) {
        return new EmbeddedPostgresException(
                "The data folder " + file.getParent() + " is in use by the running Annals process " + owner
                        + ". Stop that process first, or give this one another folder with --data.");
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            OWNED_HERE.remove(file);
        }
    }
}
