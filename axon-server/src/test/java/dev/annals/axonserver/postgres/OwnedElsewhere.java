package dev.annals.axonserver.postgres;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Runs {@link WriteLoad} in a JVM of its own and remembers what that was told is committed. */
final class OwnedElsewhere implements AutoCloseable {

    private final Process jvm;
    private final BufferedReader output;
    private final Set<Long> acknowledged = new HashSet<>();
    private final long postgresPid;

    OwnedElsewhere(Path dataDir) throws IOException {
        jvm = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        WriteLoad.class.getName(),
                        dataDir.toString()))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        output = new BufferedReader(new InputStreamReader(jvm.getInputStream(), StandardCharsets.UTF_8));
        postgresPid = Long.parseLong(line().substring("pid ".length()));
    }

    long postgresPid() {
        return postgresPid;
    }

    long pid() {
        return jvm.pid();
    }

    OwnedElsewhere untilCommitted(int rows) throws IOException {
        while (acknowledged.size() < rows) {
            acknowledged.add(Long.valueOf(line()));
        }
        return this;
    }

    /** Kills the JVM as {@code kill -9} does and returns all it had printed by then. */
    Set<Long> kill() throws Exception {
        jvm.toHandle().destroyForcibly();
        jvm.waitFor();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            // the last line may be cut off in the middle of its number, which then names an earlier row
            acknowledged.add(Long.valueOf(line));
        }
        return acknowledged;
    }

    private String line() throws IOException {
        String line = output.readLine();
        if (line == null) {
            throw new IOException("The process under load ended by itself");
        }
        return line;
    }

    @Override
    public void close() {
        jvm.destroyForcibly();
    }
}
