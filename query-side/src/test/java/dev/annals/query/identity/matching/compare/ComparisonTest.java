package dev.annals.query.identity.matching.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComparisonTest {

    private static final Comparison WORDS = new WordsComparison(0.01);

    private static final List<Comparison> ALL = List.of(
            WORDS,
            new DateComparison(),
            new DigitsComparison(0.1, 0.01),
            new PostcodeComparison(),
            new PhoneComparison(),
            new MailComparison(),
            new NetworkComparison(),
            new SameOrNot(0.9, 0.1));

    @Test
    void sharesBelievedBeforehandAddUpToOne() {
        for (Comparison each : ALL) {
            assertThat(each.levels().stream().mapToDouble(Level::same).sum()).isCloseTo(1, within(1e-9));
            assertThat(each.levels().stream().mapToDouble(Level::other).sum()).isCloseTo(1, within(1e-9));
            assertThat(each.levels())
                    .allSatisfy(level -> assertThat(level.other()).isPositive());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "harrington, harrington, exact",
        "harrington, harrnigton, spelled differently",
        "harrington, harringtons, spelled differently",
        "nobl ee park, noble park, spelled differently",
        "rosetta village, village rosetta, spelled differently",
        "stephanie, stefanie, similar",
        "m, mia, initial only",
        "mia, m, initial only",
        "k, mia, different",
        "ann, bob, different",
        "lindqvist, lindmann, different",
        "陈美玲, 陈美玲, exact",
        "陈美玲, 陈美铃, spelled differently",
        "陈美玲, 美玲陈, spelled differently",
        "美玲, 美铃, similar",
        "美玲, 小明, different",
        "陈美玲, chen meiling, spelled differently",
        "张, zhang, spelled differently",
        "张, wang, different",
        "さくら, sakura, spelled differently"
    })
    void namesAgree(String one, String other, String level) {
        agree(WORDS, one, other, level);
    }

    @ParameterizedTest
    @CsvSource({
        "19900412, 19900412, exact",
        "19900412, 19901204, day and month exchanged",
        "19900412, 19900421, one digit different",
        "19900412, 19900413, one digit different",
        "19900412, 19800412, one digit different",
        "19900412, 19650412, two parts of three",
        "19900412, 19650413, different",
        "19900412, 1990412, one digit different"
    })
    void datesAgree(String one, String other, String level) {
        agree(new DateComparison(), one, other, level);
    }

    @ParameterizedTest
    @CsvSource({
        "886912345678, 886912345678, exact",
        "886912345678, 912345678, same last eight digits",
        "886912345678, 886912345687, one digit different",
        "886912345678, 886912345, different"
    })
    void phonesAgree(String one, String other, String level) {
        agree(new PhoneComparison(), one, other, level);
    }

    @ParameterizedTest
    @CsvSource({
        "2600, 2600, exact",
        "2600, 6200, one digit different",
        "2600, 2611, same region",
        "2600, 3011, different"
    })
    void postcodesAgree(String one, String other, String level) {
        agree(new PostcodeComparison(), one, other, level);
    }

    @ParameterizedTest
    @CsvSource({
        "mia.lin@a.example, mia.lin@a.example, exact",
        "mia.lin@a.example, mia.lin@b.example, same name at another host",
        "mia.lin@a.example, mia.iln@a.example, spelled differently",
        "info@a.example, info@b.example, different",
        "mia.lin@a.example, noah.berg@a.example, different"
    })
    void mailAddressesAgree(String one, String other, String level) {
        agree(new MailComparison(), one, other, level);
    }

    @ParameterizedTest
    @CsvSource({
        "203.0.113.7, 203.0.113.7, exact",
        "203.0.113.7, 203.0.113.9, same network",
        "203.0.113.7, 203.0.114.7, different",
        "2001:0db8:0001:0002:0000:0000:0000:0001, 2001:0db8:0001:0002:0000:0000:0000:0009, same network",
        "2001:0db8:0001:0002:0000:0000:0000:0001, 2001:0db8:0001:0003:0000:0000:0000:0001, different",
        "203.0.113.7, 2001:0db8:0001:0002:0000:0000:0000:0001, different"
    })
    void networksAgree(String one, String other, String level) {
        agree(new NetworkComparison(), one, other, level);
    }

    private static void agree(Comparison comparison, String one, String other, String level) {
        assertThat(comparison.levels().get(comparison.level(one, other)).name()).isEqualTo(level);
        assertThat(comparison.level(other, one)).isEqualTo(comparison.level(one, other));
    }
}
