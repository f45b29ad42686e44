package dev.annals.command.consent.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.iab.gpp.encoder.GppModel;
import dev.annals.api.identity.Identifier;
import dev.annals.api.identity.Namespace;
import dev.annals.api.interaction.Content;
import dev.annals.api.interaction.Interaction;
import dev.annals.api.interaction.InteractionType;
import dev.annals.platform.consent.Purposes;
import dev.annals.platform.consent.PurposesFile;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SignalReaderTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final Purposes purposes = PurposesFile.builtIn();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final SignalReader reader = new SignalReader(meters);

    @Test
    void nothingIsReadWhereNothingIsSaid() {
        assertThat(read(Map.of(), false)).isEmpty();
        assertThat(read(Map.of("consent", Map.of("tcString", "")), false)).isEmpty();
        assertThat(read(Map.of("consent", "yes"), false)).isEmpty();
    }

    @Test
    void globalPrivacyControlOptsOutOfSaleAndSharingOnly() {
        assertThat(read(Map.of(), true)).containsExactly(new Signal("sale-share", false, "gpc", null));
    }

    @Test
    void categoriesOfSegmentSpeakAboutThePurposesTheyAreMappedTo() {
        assertThat(read(
                        Map.of(
                                "consent",
                                Map.of("categoryPreferences", Map.of("Analytics", true, "Advertising", false))),
                        false))
                .extracting(Signal::purpose, Signal::agrees)
                .containsExactlyInAnyOrder(tuple("analytics", true), tuple("advertising", false));
    }

    @Test
    void allFieldsOfGoogleConsentModeHaveToAgree() {
        Map<String, String> fields =
                Map.of("ad_storage", "granted", "ad_user_data", "granted", "ad_personalization", "denied");
        assertThat(read(Map.of("consent", Map.of("googleConsentMode", fields)), false))
                .containsExactly(new Signal(
                        "advertising",
                        false,
                        "google-consent-mode",
                        "{\"ad_personalization\":false,\"ad_storage\":true,\"ad_user_data\":true}"));
    }

    @Test
    void aTcStringIsKeptAsItIsAndAnswersByItsPurposes() {
        String all = tcString(List.of(1, 2, 3, 4, 5, 6, 7, 8));
        assertThat(read(Map.of("consent", Map.of("tcString", all)), false))
                .extracting(Signal::purpose)
                .contains("analytics", "personalisation", "advertising");
        assertThat(read(Map.of("consent", Map.of("tcString", all)), false))
                .allSatisfy(signal -> assertThat(signal.agrees()).isTrue())
                .allSatisfy(signal -> assertThat(signal.raw()).isEqualTo(all));

        String onlyMeasuring = tcString(List.of(1, 8));
        assertThat(read(Map.of("consent", Map.of("tcString", onlyMeasuring)), false))
                .filteredOn(Signal::agrees)
                .extracting(Signal::purpose)
                .containsExactly("analytics");
    }

    @Test
    void aGppStringAnswersByTheOptOutsOfItsStates() {
        GppModel model = new GppModel();
        model.setFieldValue("usnat", "SaleOptOut", 1);
        model.setFieldValue("usnat", "SharingOptOut", 2);
        model.setFieldValue("usnat", "TargetedAdvertisingOptOut", 2);
        assertThat(read(Map.of("consent", Map.of("gppString", model.encode())), false))
                .extracting(Signal::purpose, Signal::agrees)
                .containsExactlyInAnyOrder(tuple("advertising", true), tuple("sale-share", false));
    }

    @Test
    void noOutweighsYesWhereSignalsDiffer() {
        Map<String, Object> consent =
                Map.of("tcString", tcString(List.of(1, 8)), "categoryPreferences", Map.of("Analytics", false));
        assertThat(read(Map.of("consent", consent), false))
                .filteredOn(signal -> signal.purpose().equals("analytics"))
                .singleElement()
                .returns(false, Signal::agrees)
                .returns("segment-consent", Signal::method);
    }

    @Test
    void whatCannotBeDecodedSaysNothingAndIsCounted() {
        for (String broken : List.of(
                "CPXxRfAPXxRfAAfKABENB-CgAAAAAAAAAAYgAAAAAAAA~",
                "DBAB",
                "nonsense",
                "C",
                "BOEFEAyOEFEAyAHABDENAI4AAAB9vABAASA")) {
            assertThat(read(Map.of("consent", Map.of("tcString", broken, "gppString", broken)), false))
                    .as(broken)
                    .noneMatch(Signal::agrees);
        }
        assertThat(meters.counter("annals.consent.signals.unreadable").count()).isPositive();
    }

    private List<Signal> read(Map<String, Object> context, boolean globalPrivacyControl) {
        Content content = new Content(
                "m-1",
                List.of(new Identifier(Namespace.ANONYMOUS_ID, "browser-1")),
                null,
                Map.of(),
                Map.of(),
                Map.copyOf(context));
        return reader.read(
                new Interaction("web", InteractionType.PAGE, null, NOON, NOON, globalPrivacyControl, content),
                purposes);
    }

    /** A TC string with consent for some purposes, made by the encoder that comes with the GPP library. */
    private static String tcString(List<Integer> agreed) {
        GppModel model = new GppModel();
        List<Boolean> purposes = new ArrayList<>();
        for (int purpose = 1; purpose <= 24; purpose++) {
            purposes.add(agreed.contains(purpose));
        }
        ZonedDateTime at = NOON.atZone(ZoneOffset.UTC);
        model.setFieldValue("tcfeuv2", "Version", 2);
        model.setFieldValue("tcfeuv2", "Created", at);
        model.setFieldValue("tcfeuv2", "LastUpdated", at);
        model.setFieldValue("tcfeuv2", "PurposeConsents", purposes);
        String gpp = model.encode();
        return gpp.substring(gpp.indexOf('~') + 1);
    }
}
