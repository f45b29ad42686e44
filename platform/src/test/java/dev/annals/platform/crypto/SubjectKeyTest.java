package dev.annals.platform.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class SubjectKeyTest {

    private static final byte[] MATERIAL = "0123456789abcdef0123456789abcdef".getBytes(UTF_8);
    private static final byte[] PLAIN = "anna@example.org".getBytes(UTF_8);
    private static final byte[] PLACE = "here".getBytes(UTF_8);

    private final SubjectKey key = new SubjectKey(MATERIAL, 3);

    @Test
    void opensWhatItSealed() {
        byte[] sealed = key.seal(PLAIN, PLACE);

        assertThat(sealed).hasSize(PLAIN.length + SubjectKey.OVERHEAD);
        assertThat(SubjectKey.generationOf(sealed)).isEqualTo(3);
        assertThat(key.open(sealed, PLACE)).hasValue(PLAIN);
    }

    @Test
    void sealsTheFirstBytesOfALongerArray() {
        byte[] longer = Arrays.copyOf(PLAIN, 100);

        assertThat(key.open(key.seal(longer, PLAIN.length, PLACE), PLACE)).hasValue(PLAIN);
    }

    @Test
    void opensNothingOfAnotherGeneration() {
        assertThat(new SubjectKey(MATERIAL, 4).open(key.seal(PLAIN, PLACE), PLACE))
                .isEmpty();
    }

    @Test
    void refusesAnythingThatWasChanged() {
        byte[] sealed = key.seal(PLAIN, PLACE);
        for (int i = 2; i < sealed.length; i++) {
            byte[] changed = sealed.clone();
            changed[i] ^= 1;
            assertThatIllegalStateException().isThrownBy(() -> key.open(changed, PLACE));
        }
    }

    @Test
    void refusesWhatBelongsElsewhere() {
        byte[] sealed = key.seal(PLAIN, PLACE);

        assertThatIllegalStateException().isThrownBy(() -> key.open(sealed, "there".getBytes(UTF_8)));
    }

    @Test
    void refusesWhatIsTooShortOrOfAnotherFormat() {
        byte[] sealed = key.seal(PLAIN, PLACE);
        sealed[0] = 2;

        assertThatIllegalStateException().isThrownBy(() -> key.open(sealed, PLACE));
        assertThatIllegalStateException().isThrownBy(() -> key.open(new byte[] {1, 3, 0}, PLACE));
    }

    @Test
    void refusesMaterialOrGenerationsThatCannotBe() {
        assertThatIllegalArgumentException().isThrownBy(() -> new SubjectKey(new byte[16], 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new SubjectKey(MATERIAL, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new SubjectKey(MATERIAL, 256));
    }

    @Test
    void neverUsesANonceTwiceEvenOnManyThreads() {
        Set<String> nonces = ConcurrentHashMap.newKeySet();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int task = 0; task < 64; task++) {
                threads.execute(() -> {
                    for (int i = 0; i < 500; i++) {
                        nonces.add(HexFormat.of().formatHex(key.seal(PLAIN, PLACE), 2, 14));
                    }
                });
            }
        }
        assertThat(nonces).hasSize(64 * 500);
    }

    @Test
    void saysNothingOfItsMaterial() {
        assertThat(key).hasToString("SubjectKey[generation=3]");
    }

    @Test
    void whatIsDerivedIsTheSameForTheSameKeyPurposeAndMatterOnly() {
        byte[] material = new byte[32];
        material[7] = 1;
        byte[] derived = new SubjectKey(material, 1).derived("purpose", "matter");
        assertThat(derived).hasSize(32).isEqualTo(new SubjectKey(material, 1).derived("purpose", "matter"));
        assertThat(new SubjectKey(material, 1).derived("purpose", "other")).isNotEqualTo(derived);
        assertThat(new SubjectKey(material, 1).derived("other", "matter")).isNotEqualTo(derived);
        assertThat(new SubjectKey(new byte[32], 1).derived("purpose", "matter")).isNotEqualTo(derived);
    }
}
