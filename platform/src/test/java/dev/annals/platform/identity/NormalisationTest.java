package dev.annals.platform.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.annals.api.identity.Identifier;
import dev.annals.api.identity.IdentityRules;
import dev.annals.api.identity.Namespace;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NormalisationTest {

    private static RulesInForce rules(String... alsoBlocked) {
        IdentityRules shipped = IdentityYaml.defaultRules();
        Set<String> blocked = new HashSet<>(shipped.blockedValues());
        blocked.addAll(List.of(alsoBlocked));
        return new RulesInForce(new IdentityRules(
                1, 1, shipped.namespaces(), shipped.identifiersPerProfile(), blocked, shipped.blockedPatterns()));
    }

    private final Normalisation normalisation = new Normalisation("TW", rules("Walk-in"));

    @Nested
    class AnAddress {

        @ParameterizedTest
        @CsvSource({
            "alice@example.org, alice@example.org",
            "' Alice.B@Example.ORG ', alice.b@example.org",
            "ALICE+news@EXAMPLE.org, alice+news@example.org",
            "user@例え.jp, user@xn--r8jz45g.jp",
            "用户@例子.中国, 用户@xn--fsqu00a.xn--fiqs8s",
            "'jose\u0301@example.org', 'jos\u00e9@example.org'",
            "o'brien@example.co.uk, o'brien@example.co.uk",
            "a@mail_1.example.org, a@mail_1.example.org",
        })
        void isSpelledInOneWay(String sent, String expected) {
            assertThat(value(Namespace.EMAIL, sent)).isEqualTo(expected);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "alice",
                    "alice@",
                    "@example.org",
                    "alice@localhost",
                    "alice@example..org",
                    "alice@.org",
                    "alice@example.org.",
                    "alice@-example.org",
                    "a b@example.org",
                    "a@b@example.org",
                    "Alice <alice@example.org>",
                    "mailto:alice@example.org",
                    "a@example.org,b@example.org",
                    "alice@exam ple.org",
                    "alice@例え\u3002",
                    "test@test.com",
                    "TEST@test.com",
                })
        void thatIsNoneIsNoIdentifier(String sent) {
            assertThat(normalisation.identifier(Namespace.EMAIL, sent)).isEmpty();
        }

        @Test
        void tooLongIsNoIdentifier() {
            assertThat(normalisation.identifier(Namespace.EMAIL, "a".repeat(65) + "@example.org"))
                    .isEmpty();
            assertThat(normalisation.identifier(Namespace.EMAIL, "a@" + "b".repeat(64) + ".org"))
                    .isEmpty();
            assertThat(normalisation.identifier(Namespace.EMAIL, "a@" + "b.".repeat(140) + "org"))
                    .isEmpty();
        }
    }

    @Nested
    class APhoneNumber {

        @ParameterizedTest
        @CsvSource({
            "0912-345-678, +886912345678",
            "(02) 2345 6789, +886223456789",
            "+886 912 345 678, +886912345678",
            "00886912345678, ",
            "002886912345678, +886912345678",
            "+852 5123 4567, +85251234567",
            "+１ ６５０ ２５３ ００００, +16502530000",
            "12345, ",
            "+886 0, ",
            "phone, ",
        })
        void isSpelledInTheInternationalWay(String sent, String expected) {
            assertThat(normalisation.identifier(Namespace.PHONE, sent).map(Identifier::value))
                    .isEqualTo(java.util.Optional.ofNullable(expected));
        }

        @Test
        void withoutRegionNeedsItsCountryCode() {
            Normalisation nowhere = new Normalisation("ZZ", rules());

            assertThat(nowhere.identifier(Namespace.PHONE, "0912345678")).isEmpty();
            assertThat(nowhere.identifier(Namespace.PHONE, "+886912345678")).isPresent();
        }

        @Test
        void needsARegionThatExists() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new Normalisation("XX", rules()))
                    .withMessageContaining("'XX' is no region");
        }
    }

    @Nested
    class AnyOtherValue {

        @ParameterizedTest
        @CsvSource({"' u-1 ', u-1", "'\u3000王小明\u3000', 王小明", "'e\u0301', '\u00e9'", "Case Matters, Case Matters"})
        void keepsItsSpellingButForWhiteSpaceAndComposition(String sent, String expected) {
            assertThat(value(Namespace.USER_ID, sent)).isEqualTo(expected);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    " ",
                    "\u3000",
                    "null",
                    "NULL",
                    "undefined",
                    "None",
                    "NaN",
                    "n/a",
                    "anonymous",
                    "Guest",
                    "unknown",
                    "0",
                    "-1",
                    "true",
                    "FALSE",
                    "000-000",
                    "0000",
                    "-",
                    "00000000-0000-0000-0000-000000000000",
                    "[object Object]",
                    "walk-IN",
                })
        void thatStandsForNobodyIsNoIdentifier(String sent) {
            assertThat(normalisation.identifier(Namespace.USER_ID, sent)).isEmpty();
        }

        @Test
        void hasAtMostFiveHundredCharacters() {
            assertThat(normalisation.identifier(Namespace.USER_ID, "x".repeat(500)))
                    .isPresent();
            assertThat(normalisation.identifier(Namespace.USER_ID, "x".repeat(501)))
                    .isEmpty();
        }
    }

    @Test
    void normalisingTwiceChangesNothingAndNoTextBreaksIt() {
        Random random = new Random(7);
        for (int round = 0; round < 20_000; round++) {
            String text = anyText(random);
            for (Namespace namespace : new Namespace[] {Namespace.EMAIL, Namespace.PHONE, Namespace.USER_ID}) {
                normalisation
                        .identifier(namespace, text)
                        .ifPresent(once -> assertThat(normalisation.identifier(namespace, once.value()))
                                .contains(once));
            }
        }
    }

    private String value(Namespace namespace, String sent) {
        return normalisation.identifier(namespace, sent).orElseThrow().value();
    }

    private static String anyText(Random random) {
        String alphabet = "aÄßİſ例。．@.-_+ 0123456789\u0301\u00a0\u200b\ud83d\ude00\ud800\uff20中xn--";
        StringBuilder text = new StringBuilder();
        int length = random.nextInt(24);
        for (int i = 0; i < length; i++) {
            text.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return random.nextBoolean() ? text + "@" + text + ".org" : text.toString();
    }
}
