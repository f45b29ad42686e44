package dev.annals.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

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
        assertThat(Files.exists(file) ? Files.readString(file) : "")
                .as(
                        "%s is not what the code says. If the change is meant, run: ./mvnw -pl app -am verify %s%s -D%s=true",
                        path, option, test.getSimpleName(), UPDATE)
                .isEqualTo(text);
    }
}
