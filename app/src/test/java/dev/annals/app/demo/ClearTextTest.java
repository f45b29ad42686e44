package dev.annals.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClearTextTest {

    private static final String MAIL = "somebody@example.org";

    @TempDir
    Path folder;

    @Test
    void aTextIsFoundOnceWhereverItStandsAlsoAcrossTheBordersOfWhatIsReadAtOnce() throws IOException {
        for (int before : new int[] {0, 1, (1 << 20) - 21, (1 << 20) - 20, (1 << 20) - 1, 1 << 20, (2 << 20) - 3}) {
            Files.writeString(folder.resolve("file"), "x".repeat(before) + MAIL + "yy");
            assertThat(new ClearText(List.of(MAIL, "nobody")).in(folder))
                    .as("behind " + before)
                    .isEqualTo(new ClearText.Found(1, before + MAIL.length() + 2L, 1));
        }
    }

    @Test
    void everyFileBelowTheFolderIsSearched() throws IOException {
        Files.writeString(folder.resolve("empty"), "");
        Files.writeString(Files.createDirectory(folder.resolve("below")).resolve("twice"), MAIL + MAIL);
        assertThat(new ClearText(List.of(MAIL)).in(folder)).isEqualTo(new ClearText.Found(2, 40, 2));
    }
}
