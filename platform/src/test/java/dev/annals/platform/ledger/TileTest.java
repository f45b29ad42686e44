package dev.annals.platform.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TileTest {

    @ParameterizedTest
    @CsvSource({
        "0, 256, 000",
        "5, 256, 005",
        "999, 1, 999.p/1",
        "1000, 256, x001/000",
        "1234067, 256, x001/x234/067",
        "1234067, 112, x001/x234/067.p/112",
        "1000000000, 255, x001/x000/x000/000.p/255"
    })
    void pathsAreThoseOfTheSpecification(long index, int width, String path) {
        TileAddress address = new TileAddress(0, index, width);

        assertThat(address.path()).isEqualTo(path);
        assertThat(TileAddress.parse(0, path)).contains(address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "0",
                "00",
                "0000",
                "1234",
                "x000/001",
                "x001/x02/003",
                "001/002",
                "000.p/0",
                "000.p/256",
                "000.p/01",
                "000.p/",
                "000.p",
                "-01",
                "x001/",
                "../000",
                "x999/x999/x999/x999/x999/x999/x999/999"
            })
    void noOtherPathMeansATile(String path) {
        assertThat(TileAddress.parse(0, path)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 64})
    void levelsAreFromZeroToSixtyThree(int level) {
        assertThat(TileAddress.parse(level, "000")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 100, 255, 256})
    void whatIsStoredIsReadAgain(int width) {
        Random random = new Random(width);
        byte[] hashes = new byte[width * 32];
        random.nextBytes(hashes);
        long[] positions = new long[width];
        long position = random.nextLong(1L << 40);
        for (int i = 0; i < width; i++) {
            position += 1 + (random.nextInt(4) == 0 ? random.nextLong(1L << 35) : 0);
            positions[i] = position;
        }

        Tile read = Tile.of(0, 7, new Tile(0, 7, hashes, positions).toBytes());

        assertThat(read.hashes()).isEqualTo(hashes);
        assertThat(read.positions()).isEqualTo(positions);
        assertThat(read.cut(1).hash(0)).isEqualTo(Arrays.copyOf(hashes, 32));
    }

    @Test
    void bytesThatWereDamagedAreNoTileOrAnotherButNeverAnError() {
        byte[] stored = new Tile(0, 0, new byte[64], new long[] {5, 9}).toBytes();
        for (int length = 0; length < stored.length; length++) {
            byte[] cut = Arrays.copyOf(stored, length);
            assertThatThrownBy(() -> Tile.of(0, 0, cut)).isInstanceOf(IllegalArgumentException.class);
        }
        Random random = new Random(1);
        for (int round = 0; round < 10_000; round++) {
            byte[] noise = new byte[random.nextInt(200)];
            random.nextBytes(noise);
            try {
                Tile.of(0, 0, noise);
            } catch (IllegalArgumentException expected) {
                assertThat(expected).hasMessageContaining("tile");
            }
        }
    }
}
