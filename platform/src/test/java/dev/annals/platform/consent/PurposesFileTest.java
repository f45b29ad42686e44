package dev.annals.platform.consent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.annals.api.interaction.InteractionType;
import dev.annals.api.rejection.Rejected;
import dev.annals.api.rejection.Rejection;
import dev.annals.platform.crypto.Sha256;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PurposesFileTest {

    @Test
    void theCatalogueThatAnnalsBringsAlongIsComplete() {
        Purposes purposes = PurposesFile.builtIn();
        assertThat(purposes.version()).isZero();
        assertThat(purposes.purposes())
                .extracting(Purpose::key)
                .contains("service", "analytics", "personalisation", "marketing", "advertising", "sale-share");
        Purpose marketing = purposes.find("marketing").orElseThrow();
        assertThat(marketing.basis("de")).isEqualTo(LawfulBasis.CONSENT);
        assertThat(marketing.endOfConsent(Instant.parse("2026-02-28T10:00:00Z")))
                .contains(Instant.parse("2028-02-28T10:00:00Z"));
        assertThat(purposes.shown(marketing, List.of("zh-Hant-TW"))
                        .orElseThrow()
                        .language())
                .isEqualTo("zh-Hant");
        assertThat(purposes.find("sale-share").orElseThrow().signals().globalPrivacyControl())
                .isTrue();
        assertThat(purposes.collectedFor(InteractionType.PAGE, null, "web"))
                .isEqualTo(purposes.find("analytics").orElseThrow());
        assertThat(purposes.collectedFor(InteractionType.TRACK, "Order Completed", "web"))
                .isNull();
    }

    @Test
    void wordingsAreChosenByTheBestLanguageThereIs() {
        Map<String, String> wordings = Map.of("en", "a", "de", "b", "zh-Hans", "c", "zh-Hant", "d");
        assertThat(Languages.tag(wordings, List.of("zh-TW"))).contains("zh-Hant");
        assertThat(Languages.tag(wordings, List.of("zh"))).contains("zh-Hans");
        assertThat(Languages.tag(wordings, List.of("de-AT", "en"))).contains("de");
        assertThat(Languages.tag(wordings, List.of("pl", "de"))).contains("de");
        assertThat(Languages.tag(wordings, List.of("pl"))).contains("en");
    }

    @Test
    void everythingThatIsWrongIsToldAtOnceByLineAndColumn() {
        String text = """
                controllers:
                  - key: Main Brand
                    name: Shop
                purposes:
                  - key: marketing
                    name: {en: Marketing}
                    description: {en: Offers}
                    basis: {default: hope}
                    chanels: [email]
                    expiry: two years
                    notice: privacy
                """;
        assertThatThrownBy(() -> PurposesFile.read(1, text)).isInstanceOfSatisfying(Rejected.class, refused -> {
            assertThat(refused.rejection()).isEqualTo(Rejection.INVALID_CONFIGURATION);
            assertThat(refused.detail().lines())
                    .satisfiesExactly(
                            key -> assertThat(key).startsWith("purposes.yaml:2:10: 'Main Brand' cannot be a key"),
                            basis -> assertThat(basis)
                                    .startsWith("purposes.yaml:8:22: 'default' is expected to be one of consent,"
                                            + " legitimate-interest"),
                            channels -> assertThat(channels)
                                    .startsWith("purposes.yaml:9:5: 'chanels' is not known here. Do you mean"
                                            + " 'channels'?"),
                            expiry -> assertThat(expiry)
                                    .startsWith("purposes.yaml:10:13: 'expiry' is expected to be a period"),
                            notice ->
                                    assertThat(notice).startsWith("purposes.yaml:11:13: There is no notice 'privacy'"));
        });
    }

    @Test
    void whatIsNoCatalogueIsToldWhere() {
        assertThatThrownBy(() -> PurposesFile.read(1, "controllers:\n  - key: [main\n"))
                .isInstanceOf(Rejected.class)
                .hasMessageStartingWith("purposes.yaml:3:1: This is not YAML");
        assertThatThrownBy(() -> PurposesFile.read(1, "- a\n- b\n")).hasMessageContaining("purposes.yaml:1:1:");
        assertThatThrownBy(() -> PurposesFile.read(1, "{}"))
                .hasMessageContaining("At least one controller")
                .hasMessageContaining("At least one purpose");
    }

    @Test
    void theHashOfANoticeIsThatOfItsText() {
        Purposes purposes = PurposesFile.builtIn();
        Notice.Wording english = purposes.notices().getFirst().texts().get("en");
        assertThat(english.hash()).isEqualTo(Sha256.hex(english.text())).hasSize(64);
    }
}
