package dev.annals.platform.sealing;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Test;

class PackingTest {

    @Test
    void theFirstDictionaryNeverChanges() throws Exception {
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(Packing.dictionary("dictionary-1.txt"));

        assertThat(HexFormat.of().formatHex(hash))
                .isEqualTo("d0af96850dd90a0c838b4d568a50aafb7c25417078dc1e1f4755cd1bcb14846c");
    }

    @Test
    void whatWasPackedIsUnpackedWhateverItWas() {
        Random random = new Random(11);
        byte[] dictionary = Packing.dictionary("dictionary-1.txt");
        for (int round = 0; round < 20_000; round++) {
            byte[] plain = patchwork(random, dictionary, round % 5 == 0 ? 6_000 : 600);
            assertThat(Packing.unpack(Packing.pack(plain))).isEqualTo(plain);
        }
    }

    @Test
    void longRunsAreUnpacked() {
        for (int length : new int[] {0, 1, 23, 24, 257, 258, 259, 260, 516, 517, 4_095, 4_096, 4_097, 1_000_000}) {
            byte[] plain = new byte[length];
            assertThat(Packing.unpack(Packing.pack(plain))).isEqualTo(plain);
        }
    }

    @Test
    void whatCannotBeMadeSmallerGrowsByOneByte() {
        byte[] noise = new byte[300];
        new Random(5).nextBytes(noise);

        assertThat(Packing.pack(noise)).hasSize(301);
    }

    @Test
    void shortValuesArePackedNearlyAsWellAsByTheFullDeflater() {
        byte[] plain = "0123456789messageIdidentifiersnamespaceuser_idvalueshopper-00421propertiesproduct_idname"
                .getBytes(US_ASCII);
        Deflater deflater = new Deflater(9, true);
        deflater.setDictionary(Packing.dictionary("dictionary-1.txt"));
        deflater.setInput(plain);
        deflater.finish();
        int full = deflater.deflate(new byte[1_000]);
        deflater.end();

        assertThat(Packing.pack(plain).length).isLessThanOrEqualTo(full + full / 10);
    }

    @Test
    void aValueThatUnpacksToTooMuchIsRefusedBeforeItFillsTheMemory() {
        Deflater deflater = new Deflater(9, true);
        deflater.setInput(new byte[64 << 20]);
        deflater.finish();
        byte[] bomb = new byte[1 << 20];
        bomb[0] = 1;
        int length = deflater.deflate(bomb, 1, bomb.length - 1);
        deflater.end();

        assertThatIllegalStateException()
                .isThrownBy(() -> Packing.unpack(Arrays.copyOf(bomb, length + 1)))
                .withMessageContaining("more than");
    }

    @Test
    void theLargestValueIsUnpackedAndALargerOneNotPacked() {
        byte[] largest = new byte[Packing.LARGEST];

        assertThat(Packing.unpack(Packing.pack(largest))).isEqualTo(largest);
        assertThatIllegalArgumentException().isThrownBy(() -> Packing.pack(new byte[Packing.LARGEST + 1]));
    }

    @Test
    void otherPackingsAndDamagedOnesAreRefused() {
        byte[] packed = Packing.pack(new byte[100]);

        assertThatIllegalStateException().isThrownBy(() -> Packing.unpack(new byte[0]));
        assertThatIllegalStateException().isThrownBy(() -> Packing.unpack(new byte[] {2, 0}));
        assertThatIllegalStateException().isThrownBy(() -> Packing.unpack(new byte[] {1, 7, 7, 7}));
        assertThatIllegalStateException().isThrownBy(() -> Packing.unpack(Arrays.copyOf(packed, packed.length - 1)));
    }

    private static byte[] patchwork(Random random, byte[] dictionary, int atMost) {
        byte[] bytes = new byte[random.nextInt(atMost)];
        int place = 0;
        while (place < bytes.length) {
            int length = Math.min(1 + random.nextInt(40), bytes.length - place);
            switch (random.nextInt(3)) {
                case 0 ->
                    System.arraycopy(dictionary, random.nextInt(dictionary.length - length), bytes, place, length);
                case 1 -> {
                    if (place > length) {
                        System.arraycopy(bytes, random.nextInt(place - length), bytes, place, length);
                    }
                }
                default -> {
                    for (int i = 0; i < length; i++) {
                        bytes[place + i] = (byte) random.nextInt(256);
                    }
                }
            }
            place += length;
        }
        return bytes;
    }
}
