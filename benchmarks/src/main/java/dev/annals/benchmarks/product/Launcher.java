package dev.annals.benchmarks.product;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * How the verbs of the product are run: as an operator would, in processes of their own.
 *
 * @param command what comes before the verb
 */
public record Launcher(List<String> command) {

    private static final int VERB_WITHIN_SECONDS = 120;
    private static final String ENVIRONMENT = "ANNALS_JAVA_OPTS";
    private static final Duration PREPARED_WITHIN = Duration.ofMinutes(5);
    private static final int AHEAD_OF_TIME_SINCE = 25;

    private static final String ROUNDS_OF_PREPARATION = "5";

    /** Nothing that is killed again and again lives long enough for better compilation to be worth its time. */
    private static final List<String> OPTIONS = List.of(
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xmx512m",
            "-Xss512k",
            "-Xlog:disable",
            "--enable-native-access=ALL-UNNAMED");

    /** The launcher script of a repository. */
    public static Launcher script(Path repository) {
        Path script = repository.resolve("annals");
        if (!Files.isExecutable(script)) {
            throw new IllegalArgumentException("There is no launcher at " + script + ": name the repository's folder");
        }
        return new Launcher(List.of(script.toString()));
    }

    /**
     * A built jar, unpacked and prepared so that it starts quickly, and run by the JDK that runs this.
     *
     * @param folder where it is unpacked to; must not exist
     */
    public static Launcher unpacked(Path jar, Path folder) throws InterruptedException {
        if (!Files.isReadable(jar)) {
            throw new IllegalArgumentException("There is no jar at " + jar + ": build it with ./mvnw package");
        }
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        new Launcher(List.of(
                        java, "-Djarmode=tools", "-jar", jar.toAbsolutePath().toString()))
                .run("extract", "--destination", folder.toString());
        boolean isAhead = Runtime.version().feature() >= AHEAD_OF_TIME_SINCE;
        Path cache = folder.resolve(isAhead ? "annals.aot" : "annals.jsa");
        Path program = folder.resolve(jar.getFileName());
        with(java, (isAhead ? "-XX:AOTCacheOutput=" : "-XX:ArchiveClassesAtExit=") + cache, program)
                .runWithin(PREPARED_WITHIN, "prepare", "--rounds", ROUNDS_OF_PREPARATION);
        return with(java, (isAhead ? "-XX:AOTCache=" : "-XX:SharedArchiveFile=") + cache, program);
    }

    private static Launcher with(String java, String cache, Path program) {
        List<String> command = new ArrayList<>(List.of(java));
        command.addAll(OPTIONS);
        command.addAll(List.of(cache, "-jar", program.toString()));
        return new Launcher(List.copyOf(command));
    }

    /** The same with properties given to Java, each as {@code -Dname=value}. Not for a script. */
    public Launcher with(List<String> properties) {
        List<String> all = new ArrayList<>(command);
        all.addAll(1, properties);
        return new Launcher(List.copyOf(all));
    }

    /** The same with options for Java, behind which come those of the environment. Only for a script. */
    public Launcher withOptions(String options) {
        String given = System.getenv().getOrDefault(ENVIRONMENT, "");
        List<String> all = new ArrayList<>(List.of("env", ENVIRONMENT + "=" + options + " " + given));
        all.addAll(command);
        return new Launcher(List.copyOf(all));
    }

    /** Starts a verb; what it prints goes to the end of a file. */
    Process start(Path output, List<String> verb) {
        try {
            return builder(verb)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot run " + command.getFirst(), e);
        }
    }

    /**
     * Runs a verb to its end.
     *
     * @return what it printed to standard output, without white space around it
     * @throws IllegalStateException when it does not end well
     */
    public String run(String... verb) throws InterruptedException {
        return runWithin(Duration.ofSeconds(VERB_WITHIN_SECONDS), verb);
    }

    /** The same for a verb that takes its time. */
    public String runWithin(Duration time, String... verb) throws InterruptedException {
        try {
            Process process = builder(List.of(verb))
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            process.getOutputStream().close();
            String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(time.toSeconds(), TimeUnit.SECONDS) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new IllegalStateException("annals " + verb[0] + " failed; see above");
            }
            return printed.strip();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot run " + command.getFirst(), e);
        }
    }

    private ProcessBuilder builder(List<String> verb) {
        List<String> whole = new ArrayList<>(command);
        whole.addAll(verb);
        return new ProcessBuilder(whole);
    }
}
