package dev.annals.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Compares what the code says with the copy that is committed, and renews the copy when asked to. */
public final class Committed {

    private static final String UPDATE = "update.docs";

    private Committed() {}

    /** The folder of the repository. */
    public static Path repository() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("mvnw"))) {
            folder = folder.getParent();
        }
        return folder;
    }

    /** Fails, with the command that mends it, when the committed file does not hold the text. */
    public static void copyIs(String path, String text, Class<?> test) throws IOException {
        Path file = repository().resolve(path);
        if (Boolean.getBoolean(UPDATE)) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        }
        String option = test.getSimpleName().endsWith("IT") ? "-Dtest=none -Dit.test=" : "-Dtest=";
        assertThat(firstDifference(Files.exists(file) ? Files.readString(file) : "", text))
                .as(
                        "%s is not what the code says. If the change is meant, run: ./mvnw -pl app -am verify %s%s -D%s=true",
                        path, option, test.getSimpleName(), UPDATE)
                .isEmpty();
    }

    private static String firstDifference(String committed, String told) {
        List<String> left = committed.lines().toList();
        List<String> right = told.lines().toList();
        int line = 0;
        while (line < left.size() && line < right.size() && left.get(line).equals(right.get(line))) {
            line++;
        }
        return committed.equals(told)
                ? ""
                : "line %d: committed is <%s>, the code says <%s>".formatted(line + 1, at(left, line), at(right, line));
    }

    private static String at(List<String> lines, int line) {
        return line < lines.size() ? lines.get(line) : "the end";
    }
}
