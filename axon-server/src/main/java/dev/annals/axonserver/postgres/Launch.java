package dev.annals.axonserver.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Gets a PostgreSQL going on a cluster: the one that is left over from a crash if it will do, or else a new one. */
record Launch(PostgresFolder folder, Binaries binaries, RunAs runAs, Consumer<String> steps) {

    private static final Duration RECOVERY = Duration.ofMinutes(10);
    private static final Duration OLD_BACKENDS_END = Duration.ofSeconds(30);

    /** Prepares programs and cluster, then takes over or starts PostgreSQL; it accepts connections when this returns. */
    static Postmaster on(PostgresFolder folder, Consumer<String> steps) {
        RunAs runAs = RunAs.ownerOf(folder);
        runAs.admitTo(folder);
        Binaries binaries = Binaries.availableTo(runAs, folder, steps);
        new Cluster(folder, binaries, runAs).ensure(steps);
        return new Launch(folder, binaries, runAs, steps).takeOverOrStart();
    }

    private Postmaster takeOverOrStart() {
        boolean settingsChanged = ServerSettings.write(folder, folder.cluster());
        Optional<Postmaster> left = Postmaster.of(folder.cluster());
        if (left.isPresent()) {
            Postmaster orphan = left.get();
            if (!settingsChanged && orphan.runs(binaries.postgres()) && adopts(orphan)) {
                return orphan;
            }
            steps.accept("stopping PostgreSQL %d, left over from an earlier run".formatted(orphan.pid()));
            orphan.stop();
        }
        Postmaster.forgetTheDead(folder.cluster());
        return start();
    }

    private boolean adopts(Postmaster orphan) {
        long begun = System.nanoTime();
        boolean ready = Waiting.until(RECOVERY, () -> orphan.isReady() || orphan.isStopping() || !orphan.isAlive());
        if (!ready || !orphan.isReady() || !Login.endsOtherSessions(EmbeddedPostgres.server(folder, orphan.port()))) {
            return false;
        }
        steps.accept("took over PostgreSQL %d on 127.0.0.1:%d, left over from an earlier run, in %d ms"
                .formatted(orphan.pid(), orphan.port(), (System.nanoTime() - begun) / 1_000_000));
        return true;
    }

    private Postmaster start() {
        long giveUp = System.nanoTime() + OLD_BACKENDS_END.toNanos();
        while (true) {
            long begun = System.nanoTime();
            int port = freePort();
            Process process = spawn(port);
            Postmaster started = new Postmaster(process.toHandle(), folder.cluster(), port);
            boolean decided = Waiting.until(RECOVERY, () -> started.isReady() || !process.isAlive());
            if (started.isReady()) {
                PostgresFolder.write(folder.port(), port + "\n");
                steps.accept("PostgreSQL %d ready on 127.0.0.1:%d (process %d) in %d ms"
                        .formatted(Binaries.MAJOR, port, started.pid(), (System.nanoTime() - begun) / 1_000_000));
                return started;
            }
            if (!decided) {
                started.stop();
            }
            if (!decided || System.nanoTime() > giveUp || !passes(folder.lastWords())) {
                throw new EmbeddedPostgresException("PostgreSQL did not start on " + folder.cluster()
                        + (decided ? ". It ended with " + process.exitValue() : " within " + RECOVERY)
                        + ". Its last words in " + folder.log() + ":" + folder.lastWords());
            }
        }
    }

    private Process spawn(int port) {
        var command = new ArrayList<String>();
        if (Tool.run(folder.home(), List.of("setsid", "true")).succeeded()) {
            command.add("setsid");
        }
        command.addAll(
                List.of(binaries.postgres().toString(), "-D", folder.cluster().toString(), "-p", "" + port));
        ServerSettings.DURABLE.forEach(setting -> command.addAll(List.of("-c", setting)));
        try {
            Files.deleteIfExists(folder.startupLog());
            PostgresFolder.write(folder.startupLog(), "");
            return Tool.builder(folder.home(), runAs.command(command))
                    .redirectErrorStream(true)
                    .redirectOutput(folder.startupLog().toFile())
                    .redirectInput(ProcessBuilder.Redirect.from(new java.io.File("/dev/null")))
                    .start();
        } catch (IOException e) {
            throw new EmbeddedPostgresException(
                    "PostgreSQL cannot be run from " + binaries.folder() + ": " + e
                            + ". Is that folder on a file system mounted noexec? XDG_CACHE_HOME chooses another.",
                    e);
        }
    }

    /** Another program may have taken the port, and the last processes of a killed PostgreSQL need a moment to end. */
    private static boolean passes(String lastWords) {
        return lastWords.contains("could not bind")
                || lastWords.contains("could not create any TCP/IP sockets")
                || lastWords.contains("pre-existing shared memory block");
    }

    private int freePort() {
        return PostgresFolder.read(folder.port())
                .map(Integer::parseInt)
                .filter(Launch::isFree)
                .orElseGet(() -> bind(0));
    }

    private static boolean isFree(int port) {
        try {
            return bind(port) == port;
        } catch (UncheckedIOException taken) {
            return false;
        }
    }

    private static int bind(int port) {
        try (var socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
