package dev.annals.axonserver.postgres;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Names every file the embedded PostgreSQL keeps under a data folder, all of them readable by their owner alone.
 *
 * <pre>
 * postgres/cluster/    the database
 * postgres/log/        postgres-Mon.log ... postgres-Sun.log, startup.log
 * postgres/password    of the role that Annals logs in as
 * postgres/port        kept over restarts where it is still free
 * postgres/lock        held by the living owner
 * postgres/local.conf  an operator's own settings
 * </pre>
 */
record PostgresFolder(Path home) {

    private static final String UNFINISHED = "cluster-unfinished-";

    static PostgresFolder in(Path dataDir) {
        return new PostgresFolder(dataDir.toAbsolutePath().normalize().resolve("postgres"));
    }

    Path cluster() {
        return home.resolve("cluster");
    }

    Path log() {
        return home.resolve("log");
    }

    Path startupLog() {
        return log().resolve("startup.log");
    }

    Path password() {
        return home.resolve("password");
    }

    Path port() {
        return home.resolve("port");
    }

    Path lock() {
        return home.resolve("lock");
    }

    Path localSettings() {
        return home.resolve("local.conf");
    }

    /** Creates what is missing; what exists keeps its permissions. */
    void create() {
        try {
            Files.createDirectories(home.getParent());
            createPrivate(home);
            createPrivate(log());
            createPrivateFile(lock(), "");
            createPrivateFile(localSettings(), "# PostgreSQL settings of your own; they apply from the next start.\n");
        } catch (IOException e) {
            throw new EmbeddedPostgresException(
                    "The data folder " + home + " cannot be created: " + e
                            + ". Give a folder this user may write to with --data.",
                    e);
        }
    }

    /** Makes an empty place in which a cluster can be built before it gets its name. */
    Path unfinishedCluster() {
        try {
            return Files.createTempDirectory(home, UNFINISHED);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Removes what an interrupted start left behind. */
    void sweep() {
        try (var entries = Files.newDirectoryStream(home, UNFINISHED + "*")) {
            entries.forEach(PostgresFolder::deleteAsFarAsPossible);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads a one-line file, empty where there is none. */
    static Optional<String> read(Path file) {
        try {
            return Optional.of(Files.readString(file).strip());
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes the file whole or not at all, for the owner of the folder it lies in. */
    static void write(Path file, String content) {
        try {
            Path folder = requireNonNull(file.toAbsolutePath().getParent());
            Path draft = Files.createTempFile(folder, "." + file.getFileName(), ".draft");
            Files.writeString(draft, content);
            giveToOwnerOf(folder, draft);
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void deleteAsFarAsPossible(Path root) {
        try {
            Files.walkFileTree(root, new Deleting());
        } catch (IOException e) {
            // whatever still writes there will be gone by the next start, which tries again
            return;
        }
    }

    /** The last lines PostgreSQL wrote, for an error message: its settings keep statements and values out of them. */
    String lastWords() {
        try (var files = Files.list(log())) {
            List<Path> newest = files.sorted((a, b) ->
                            Long.compare(b.toFile().lastModified(), a.toFile().lastModified()))
                    .limit(2)
                    .toList();
            var words = new StringBuilder();
            for (Path file : newest) {
                List<String> lines = Files.readAllLines(file);
                lines.subList(Math.max(0, lines.size() - 12), lines.size())
                        .forEach(line -> words.append("\n  ").append(line));
            }
            return words.toString();
        } catch (IOException e) {
            return "";
        }
    }

    private static void giveToOwnerOf(Path folder, Path file) throws IOException {
        if (RunAs.root()) {
            Files.setAttribute(file, "unix:uid", Files.getAttribute(folder, "unix:uid"));
            Files.setAttribute(file, "unix:gid", Files.getAttribute(folder, "unix:gid"));
        }
    }

    private static void createPrivate(Path folder) throws IOException {
        try {
            Files.createDirectory(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } catch (FileAlreadyExistsException e) {
            if (!Files.isDirectory(folder)) {
                throw e;
            }
        }
    }

    private static void createPrivateFile(Path file, String content) throws IOException {
        try {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, content);
        } catch (FileAlreadyExistsException kept) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        }
    }

    private static final class Deleting extends SimpleFileVisitor<Path> {
        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException e) throws IOException {
            Files.deleteIfExists(folder);
            return FileVisitResult.CONTINUE;
        }
    }
}
