package dev.annals.query.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MaskingTest {

    @Test
    void aMailAddressShowsItsFirstCharacterAndThatItIsOne() {
        assertThat(Masking.MASKED.text("mia@example.com")).isEqualTo("m•••@•••");
    }

    @Test
    void aTextShowsItsFirstCharacterInAnyScript() {
        assertThat(Masking.MASKED.text("王小明先生")).isEqualTo("王•••");
        assertThat(Masking.MASKED.text("😀😀😀😀")).isEqualTo("😀•••");
    }

    @Test
    void aShortTextShowsNothing() {
        assertThat(Masking.MASKED.text("Mia")).isEqualTo("•••");
        assertThat(Masking.MASKED.text("")).isEqualTo("•••");
    }

    @Test
    void valuesAreMaskedHoweverDeepTheyLie() {
        Object masked = Masking.MASKED.value(
                Map.of("city", "Taipei", "lines", Arrays.asList("Long Street", 12, null), "vip", true));

        assertThat(masked).isEqualTo(Map.of("city", "T•••", "lines", Arrays.asList("L•••", 12, null), "vip", true));
    }

    @Test
    void aNumberThatCouldBeATelephonesShowsNothing() {
        assertThat(Masking.MASKED.value(886_912_345_678L)).isEqualTo("•••");
        assertThat(Masking.MASKED.value(-1_000_000)).isEqualTo("•••");
        assertThat(Masking.MASKED.value(new BigDecimal("199.90"))).isEqualTo(new BigDecimal("199.90"));
    }

    @Test
    void neverMoreThanOneCharacterOfATextIsShown() {
        Random random = new Random(1);
        for (int i = 0; i < 10_000; i++) {
            String text = random.ints(random.nextInt(30), 'a', 'z' + 1)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();

            String masked = Masking.MASKED.text(text);

            assertThat(masked.chars().filter(Character::isLetter).count()).isLessThanOrEqualTo(1);
            assertThat(Masking.MASKED.text(text)).isEqualTo(masked);
        }
    }

    @Test
    void inClearEverythingIsShown() {
        assertThat(Masking.CLEAR.text("Mia")).isEqualTo("Mia");
        assertThat(Masking.CLEAR.value(List.of("Mia"))).isEqualTo(List.of("Mia"));
    }
}
