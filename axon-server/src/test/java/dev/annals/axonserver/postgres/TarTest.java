package dev.annals.axonserver.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TarTest {

    @TempDir
    Path folder;

    @Test
    void unpacksFilesProgramsFoldersAndLinks() throws Exception {
        var archive = new ByteArrayOutputStream();
        entry(archive, "lib", '5', 0755, "", "");
        entry(archive, "lib/data", '0', 0644, "", "x".repeat(1_000));
        entry(archive, "lib/link", '2', 0777, "data", "");
        entry(archive, "bin/run", '0', 0755, "", "");

        unpack(end(archive));

        assertThat(folder.resolve("lib/link")).isSymbolicLink().hasContent("x".repeat(1_000));
        assertThat(Files.isExecutable(folder.resolve("bin/run"))).isTrue();
        assertThat(Files.isExecutable(folder.resolve("lib/data"))).isFalse();
    }

    @Test
    void passesOverWhatIsNotWanted() throws Exception {
        var archive = new ByteArrayOutputStream();
        entry(archive, "lib/data.a", '0', 0644, "", "x".repeat(700));
        entry(archive, "lib/data", '0', 0644, "", "kept");

        Tar.unpack(new ByteArrayInputStream(end(archive)), folder, name -> !name.endsWith(".a"));

        assertThat(folder.resolve("lib"))
                .isDirectoryNotContaining(file -> file.toString().endsWith(".a"));
        assertThat(folder.resolve("lib/data")).hasContent("kept");
    }

    @Test
    void refusesAnEntryThatLeavesTheFolder() throws Exception {
        var archive = new ByteArrayOutputStream();
        entry(archive, "../outside", '0', 0644, "", "x");
        assertThatThrownBy(() -> unpack(end(archive))).hasMessageContaining("outside of its folder");
        assertThat(folder.resolveSibling("outside")).doesNotExist();
    }

    @Test
    void refusesWhatItDoesNotKnow() throws Exception {
        var archive = new ByteArrayOutputStream();
        entry(archive, "device", '3', 0644, "", "");
        assertThatThrownBy(() -> unpack(end(archive))).hasMessageContaining("device");
    }

    @Test
    void refusesAnArchiveThatIsCutOff() throws Exception {
        var archive = new ByteArrayOutputStream();
        entry(archive, "data", '0', 0644, "", "x".repeat(2_000));
        byte[] whole = end(archive);
        for (int length : new int[] {0, 511, 512, 1_500, 2_560}) {
            byte[] cut = java.util.Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> unpack(cut)).isInstanceOf(EOFException.class);
        }
    }

    private void unpack(byte[] archive) throws IOException {
        Tar.unpack(new ByteArrayInputStream(archive), folder, name -> true);
    }

    private static byte[] end(ByteArrayOutputStream archive) {
        archive.writeBytes(new byte[1_024]);
        return archive.toByteArray();
    }

    private static void entry(
            ByteArrayOutputStream archive, String name, char kind, int mode, String link, String content) {
        byte[] header = new byte[512];
        write(header, 0, name);
        write(header, 100, "%07o".formatted(mode));
        write(header, 124, "%011o".formatted(content.length()));
        header[156] = (byte) kind;
        write(header, 157, link);
        archive.writeBytes(header);
        archive.writeBytes(content.getBytes(StandardCharsets.US_ASCII));
        archive.writeBytes(new byte[(512 - content.length() % 512) % 512]);
    }

    private static void write(byte[] header, int at, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(bytes, 0, header, at, bytes.length);
    }
}
