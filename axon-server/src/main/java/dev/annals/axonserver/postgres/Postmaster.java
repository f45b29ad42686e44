package dev.annals.axonserver.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The living PostgreSQL that serves a cluster, whoever started it.
 *
 * <p>Found by the cluster's {@code postmaster.pid}, whose lines are: process id, cluster, start second, port, socket folder, listen
 * address, shared memory key, status. That file outlives a crash and process ids are given again, so the process must also be a {@code
 * postgres} working in that cluster.
 */
record Postmaster(ProcessHandle process, Path cluster, int port) {

    private static final String PID_FILE = "postmaster.pid";
    private static final Duration FAST = Duration.ofSeconds(60);
    private static final Duration IMMEDIATE = Duration.ofSeconds(10);

    /** Finds the PostgreSQL that serves the cluster; empty if none does. */
    static Optional<Postmaster> of(Path cluster) {
        List<String> lines = pidFile(cluster);
        if (lines.size() < 4) {
            return Optional.empty();
        }
        return number(lines.get(0))
                .flatMap(ProcessHandle::of)
                .filter(process -> serves(process, cluster))
                .map(process -> new Postmaster(
                        process, cluster, number(lines.get(3)).orElse(0L).intValue()));
    }

    /**
     * Removes the file of a PostgreSQL that is gone and whose process id another program now has: PostgreSQL would take that program for
     * its predecessor and refuse to start.
     */
    static void forgetTheDead(Path cluster) {
        boolean numberGivenAgain = pidFile(cluster).stream()
                .findFirst()
                .flatMap(Postmaster::number)
                .flatMap(ProcessHandle::of)
                .filter(process -> !serves(process, cluster))
                .isPresent();
        if (numberGivenAgain) {
            deletePidFile(cluster);
        }
    }

    long pid() {
        return process.pid();
    }

    boolean isAlive() {
        return process.isAlive() && serves(process, cluster);
    }

    boolean isReady() {
        return "ready".equals(status());
    }

    boolean isStopping() {
        return "stopping".equals(status());
    }

    /** Tells whether an ended PostgreSQL ended without tidying up; an orderly end removes its file. */
    boolean wasKilled() {
        return !process.isAlive() && !pidFile(cluster).isEmpty();
    }

    boolean runs(Path program) {
        return process.info().command().map(Path::of).filter(program::equals).isPresent();
    }

    /** Stops PostgreSQL in an orderly way, whether or not the thread is interrupted: nobody gains by a hasty end. */
    void stop() {
        boolean interrupted = Thread.interrupted();
        try {
            stopUndisturbed();
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void stopUndisturbed() {
        signal("INT");
        if (!Waiting.until(FAST, () -> !isAlive())) {
            signal("QUIT");
            if (!Waiting.until(IMMEDIATE, () -> !isAlive())) {
                process.destroyForcibly();
                Waiting.until(IMMEDIATE, () -> !isAlive());
            }
        }
        if (!isAlive()) {
            deletePidFile(cluster);
        }
    }

    private String status() {
        List<String> lines = pidFile(cluster);
        boolean mine = lines.size() >= 8 && lines.getFirst().strip().equals(String.valueOf(pid()));
        return mine ? lines.get(7).strip() : "";
    }

    private void signal(String name) {
        Tool.run(Path.of("/"), List.of("sh", "-c", "kill -" + name + " \"$0\"", String.valueOf(pid())));
    }

    private static boolean serves(ProcessHandle process, Path cluster) {
        Path processFolder = Path.of("/proc", String.valueOf(process.pid()));
        if (Files.isDirectory(processFolder)) {
            return worksIn(processFolder, cluster);
        }
        List<String> arguments = List.of(process.info().arguments().orElse(new String[0]));
        return process.info()
                        .command()
                        .filter(program -> program.endsWith("/postgres"))
                        .isPresent()
                && arguments.contains(cluster.toString());
    }

    private static boolean worksIn(Path processFolder, Path cluster) {
        try {
            return Files.readSymbolicLink(processFolder.resolve("exe"))
                            .toString()
                            .contains("/postgres")
                    && Files.isSameFile(processFolder.resolve("cwd"), cluster);
        } catch (IOException gone) {
            return false;
        }
    }

    private static List<String> pidFile(Path cluster) {
        return PostgresFolder.read(cluster.resolve(PID_FILE))
                .map(content -> content.lines().toList())
                .orElse(List.of());
    }

    private static void deletePidFile(Path cluster) {
        try {
            Files.deleteIfExists(cluster.resolve(PID_FILE));
        } catch (IOException e) {
            throw new EmbeddedPostgresException(
                    "The file " + cluster.resolve(PID_FILE) + " of a PostgreSQL that is gone cannot be" + " removed: "
                            + e + ". Remove it by hand.",
                    e);
        }
    }

    private static Optional<Long> number(String line) {
        try {
            return Optional.of(Long.parseLong(line.strip()));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
