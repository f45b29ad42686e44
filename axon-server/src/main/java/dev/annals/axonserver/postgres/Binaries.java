package dev.annals.axonserver.postgres;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import org.jspecify.annotations.Nullable;
import org.tukaani.xz.XZInputStream;

/**
 * Unpacks the PostgreSQL programs that Annals carries along, once per user and version.
 *
 * <p>They appear under their final name only when complete and on disk, so an interrupted unpacking is never used.
 */
record Binaries(Path folder) {

    /** The major version of the programs carried along, which is also the format of the database files. */
    static final int MAJOR = 18;

    private static final List<String> NOT_NEEDED = List.of("lib/pkgconfig/", "share/doc/", "share/man/", "include/");

    Path initdb() {
        return folder.resolve("bin/initdb");
    }

    Path postgres() {
        return folder.resolve("bin/postgres");
    }

    /** Finds or unpacks the programs in the user's cache, or beside the database if that user's PostgreSQL cannot get there. */
    static Binaries availableTo(RunAs runAs, PostgresFolder home, Consumer<String> steps) {
        Path cache = cache();
        if (cache != null && runAs.canUse(cache)) {
            return in(cache, steps);
        }
        return in(home.home(), steps);
    }

    static Binaries in(Path parent, Consumer<String> steps) {
        String bundle = bundleName();
        try {
            Path target = parent.resolve("postgresql-" + MAJOR + "-" + fingerprint(bundle));
            if (!Files.isDirectory(target)) {
                long begun = System.nanoTime();
                unpack(bundle, parent, target);
                steps.accept("PostgreSQL %d unpacked into %s in %d ms"
                        .formatted(MAJOR, target, (System.nanoTime() - begun) / 1_000_000));
            }
            return new Binaries(target);
        } catch (IOException e) {
            throw new EmbeddedPostgresException(
                    "PostgreSQL cannot be unpacked into " + parent + ": " + e
                            + ". It needs 80 MB of space there; set XDG_CACHE_HOME to choose another place.",
                    e);
        }
    }

    private static @Nullable Path cache() {
        String xdg = System.getenv("XDG_CACHE_HOME");
        Path user = Path.of(System.getProperty("user.home", "?"));
        if ((xdg == null || xdg.isBlank()) && !user.isAbsolute()) {
            return null;
        }
        Path cache = (xdg != null && !xdg.isBlank() ? Path.of(xdg) : user.resolve(".cache")).resolve("annals");
        try {
            Files.createDirectories(cache);
            return Files.isWritable(cache) ? cache.toRealPath() : null;
        } catch (IOException e) {
            return null;
        }
    }

    private static void unpack(String bundle, Path parent, Path target) throws IOException {
        Path draft = Files.createTempDirectory(parent, ".unpacking-");
        try (var archive = new XZInputStream(open(bundle))) {
            Tar.unpack(archive, draft, Binaries::isNeeded);
        }
        Files.setPosixFilePermissions(draft, PosixFilePermissions.fromString("rwxr-xr-x"));
        Tool.run(parent, List.of("sync", "-f", draft.toString()));
        try {
            Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            PostgresFolder.deleteAsFarAsPossible(draft);
            if (!Files.isDirectory(target)) {
                throw e;
            }
        }
    }

    private static boolean isNeeded(String name) {
        return !name.endsWith(".a") && NOT_NEEDED.stream().noneMatch(name::startsWith);
    }

    private static String fingerprint(String bundle) throws IOException {
        var crc = new CRC32();
        try (var in = new CheckedInputStream(open(bundle), crc)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return "%08x".formatted(crc.getValue());
    }

    private static InputStream open(String bundle) {
        InputStream in = Binaries.class.getResourceAsStream("/" + bundle);
        if (in == null) {
            throw new EmbeddedPostgresException("This build of Annals carries no PostgreSQL for this machine (" + bundle
                    + " is missing). Run a PostgreSQL of your own and give its URL in annals.postgres.url.");
        }
        return new BufferedInputStream(in, 1 << 16);
    }

    private static String bundleName() {
        String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String arch = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        String system = os.contains("mac") ? "darwin" : os.contains("linux") ? "linux" : os.replace(' ', '_');
        String processor = switch (arch) {
            case "amd64", "x86_64" -> "x86_64";
            case "aarch64", "arm64" -> "arm_64";
            default -> arch;
        };
        return "postgres-" + system + "-" + processor + ".txz";
    }
}
