package dev.annals.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The Java sources below a folder, and what is wrong with their files and packages. */
record SourceTree(Path root) {

    static final int LONGEST_FILE = 400;

    /** The repository that this build runs in: the nearest folder upwards that holds the Maven wrapper. */
    static SourceTree ofThisRepository() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("mvnw"))) {
            folder = Objects.requireNonNull(folder.getParent(), "no folder upwards holds mvnw");
        }
        return new SourceTree(folder);
    }

    List<Path> files() {
        try (Stream<Path> found = Files.walk(root)) {
            return found.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !root.relativize(file).toString().contains("target/"))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    List<String> filesThatAreTooLong() {
        return files().stream()
                .filter(file -> lines(file).size() > LONGEST_FILE)
                .map(file -> root.relativize(file) + " has " + lines(file).size() + " lines, more than " + LONGEST_FILE
                        + ": split it by duty")
                .toList();
    }

    List<String> mainPackagesWithoutNullMarkedSentence() {
        return files().stream()
                .filter(file -> file.toString().contains("src/main/java"))
                .map(file -> Objects.requireNonNull(file.getParent()))
                .distinct()
                .filter(folder -> !saysWhatItIsFor(folder.resolve("package-info.java")))
                .map(folder -> root.relativize(folder)
                        + " needs a package-info.java: /** one sentence. */ @NullMarked package ...;")
                .toList();
    }

    private static boolean saysWhatItIsFor(Path packageInfo) {
        return Files.exists(packageInfo)
                && lines(packageInfo).contains("@NullMarked")
                && lines(packageInfo).getFirst().startsWith("/**");
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
