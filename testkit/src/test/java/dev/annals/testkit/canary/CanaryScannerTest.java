package dev.annals.testkit.canary;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.annals.testkit.canary.CanaryScanner.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CanaryScannerTest {

    @TempDir
    Path folder;

    private final Random random = new Random(3);
    private final List<String> canaries =
            Stream.generate(() -> CanaryScanner.canary(random)).limit(50).toList();
    private final String planted = canaries.get(17);
    private final CanaryScanner scanner = new CanaryScanner(canaries);

    @Test
    void aCanaryIs24CharactersOfBase32() {
        assertThat(canaries).allMatch(canary -> canary.matches("[A-Z2-7]{24}")).doesNotHaveDuplicates();
    }

    @Test
    void findsNothingWhereNothingWasPlanted() throws IOException {
        Files.write(folder.resolve("noise"), noise(3_000_000));
        Files.createDirectories(folder.resolve("a/b"));
        Files.write(folder.resolve("a/b/empty"), new byte[0]);

        CanaryScanner.Report report = scanner.scan(folder);

        assertThat(report.findings()).isEmpty();
        assertThat(report.files()).isEqualTo(2);
        assertThat(report.bytes()).isEqualTo(3_000_000);
    }

    @Test
    void findsACanaryInEachEncodingAtAnyPlace() throws IOException {
        for (int place = 0; place < 32; place++) {
            foundAt(place, planted.getBytes(UTF_8), "UTF-8");
            foundAt(place, planted.toLowerCase(Locale.ROOT).getBytes(UTF_8), "UTF-8");
            foundAt(place, planted.getBytes(UTF_16LE), "UTF-16LE");
            foundAt(place, planted.toLowerCase(Locale.ROOT).getBytes(UTF_16LE), "UTF-16LE");
            foundAt(place, HexFormat.of().formatHex(planted.getBytes(UTF_8)).getBytes(UTF_8), "hex");
            foundAt(
                    place,
                    HexFormat.of()
                            .withUpperCase()
                            .formatHex(planted.getBytes(UTF_8))
                            .getBytes(UTF_8),
                    "hex");
        }
    }

    @Test
    void findsACanaryInBase64WhateverComesBeforeIt() throws IOException {
        for (String before : List.of("", "x", "xy", "xyz")) {
            for (String text : List.of(planted, planted.toLowerCase(Locale.ROOT))) {
                byte[] bytes = (before + text + "@example.org").getBytes(UTF_8);
                assertThat(scanned(Base64.getEncoder().encode(bytes)))
                        .extracting(Finding::encoding)
                        .containsOnly("base64")
                        .isNotEmpty();
                assertThat(scanned(Base64.getUrlEncoder().encode(bytes))).isNotEmpty();
            }
        }
    }

    @Test
    void sixteenCharactersInARowGiveItAwayAndFifteenDoNot() throws IOException {
        for (int start = 0; start + 16 <= 24; start++) {
            String piece = "(" + planted.substring(start, start + 16) + ")";
            assertThat(scanned(piece.getBytes(UTF_8))).hasSize(1);
            assertThat(scanned(piece.getBytes(UTF_16LE))).hasSize(1);
            assertThat(scanned(HexFormat.of().formatHex(piece.getBytes(UTF_8)).getBytes(UTF_8)))
                    .hasSize(1);
            for (String before : List.of("", "-", "--")) {
                assertThat(scanned(Base64.getEncoder().encode((before + piece).getBytes(UTF_8))))
                        .hasSize(1);
            }
        }
        assertThat(scanned(("(" + planted.substring(3, 18) + ")").getBytes(UTF_8)))
                .isEmpty();
    }

    @Test
    void findsACanaryThatLiesAcrossTheBordersOfReading() throws IOException {
        for (int shift = -40; shift <= 40; shift++) {
            foundAt((1 << 20) + shift, planted.getBytes(UTF_8), "UTF-8");
        }
        foundAt((2 << 20) - 13, planted.getBytes(UTF_16LE), "UTF-16LE");
    }

    @Test
    void tellsEachPlaceOnce() throws IOException {
        byte[] bytes = noise(10_000);
        for (int place : new int[] {0, 5_000, 9_976}) {
            System.arraycopy(planted.getBytes(UTF_8), 0, bytes, place, 24);
        }
        assertThat(scanned(bytes)).extracting(Finding::offset).containsExactly(0L, 5_000L, 9_976L);
    }

    @Test
    void refusesToSearchForNothing() {
        assertThatIllegalArgumentException().isThrownBy(() -> new CanaryScanner(List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> new CanaryScanner(List.of("TOOSHORT")));
    }

    private void foundAt(int place, byte[] text, String encoding) throws IOException {
        byte[] bytes = noise(place + text.length + random.nextInt(100));
        System.arraycopy(text, 0, bytes, place, text.length);
        assertThat(scanned(bytes)).containsExactly(new Finding(file(), place, encoding, planted));
    }

    private List<Finding> scanned(byte[] bytes) throws IOException {
        Files.write(file(), bytes);
        return scanner.scan(folder).findings();
    }

    private Path file() {
        return folder.resolve("file");
    }

    private byte[] noise(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }
}
