package dev.annals.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Objects;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceTreeTest {

    @Nested
    class ThisRepository {
        private final SourceTree repository = SourceTree.ofThisRepository();

        @Test
        void hasSourcesOfEveryRoom() {
            assertThat(Room.values())
                    .allSatisfy(room -> assertThat(repository.files())
                            .anyMatch(file -> file.startsWith(repository.root().resolve(room.folder()))));
        }

        @Test
        void hasNoFileThatIsTooLong() {
            assertThat(repository.filesThatAreTooLong()).isEmpty();
        }

        @Test
        void saysOfEveryPackageWhatItIsFor() {
            assertThat(repository.mainPackagesWithoutNullMarkedSentence()).isEmpty();
        }
    }

    @Nested
    class APlantedTree {
        @TempDir
        Path folder;

        @Test
        void mayHaveAFileOf400LinesButNotOf401() throws IOException {
            plant("room/src/main/java/dev/Long.java", "// line\n".repeat(400));
            plant("room/src/test/java/dev/TooLong.java", "// line\n".repeat(401));

            assertThat(new SourceTree(folder).filesThatAreTooLong())
                    .containsExactly(
                            "room/src/test/java/dev/TooLong.java has 401 lines, more than 400: split it by duty");
        }

        @Test
        void isAskedForASentenceAndNullMarkedOnEveryMainPackage() throws IOException {
            plant(
                    "room/src/main/java/dev/good/package-info.java",
                    "/** For a test. */\n@NullMarked\npackage dev.good;\n");
            plant("room/src/main/java/dev/none/Some.java", "");
            plant("room/src/main/java/dev/silent/package-info.java", "@NullMarked\npackage dev.silent;\n");
            plant("room/src/main/java/dev/unmarked/package-info.java", "/** For a test. */\npackage dev.unmarked;\n");
            plant("room/src/test/java/dev/test/Some.java", "");

            assertThat(new SourceTree(folder).mainPackagesWithoutNullMarkedSentence())
                    .hasSize(3)
                    .allMatch(line -> line.contains("needs a package-info.java"))
                    .anyMatch(line -> line.contains("dev/none"))
                    .anyMatch(line -> line.contains("dev/silent"))
                    .anyMatch(line -> line.contains("dev/unmarked"));
        }

        private void plant(String path, String text) throws IOException {
            Path file = folder.resolve(path);
            Files.createDirectories(Objects.requireNonNull(file.getParent()));
            Files.write(file, Collections.singletonList(text.stripTrailing()));
        }
    }
}
