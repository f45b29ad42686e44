package dev.annals.command.request.opendsr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.annals.api.request.RequestType;
import dev.annals.command.request.opendsr.RequestReading.Asked;
import dev.annals.platform.identity.IdentityYaml;
import dev.annals.platform.identity.Normalisation;
import dev.annals.platform.identity.RulesInForce;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestReadingTest {

    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final String GOOD = """
            {"regulation": "gdpr",
             "subject_request_id": "a7551968-d5d6-44b2-9831-815ac9017798",
             "subject_request_type": "erasure",
             "submitted_time": "2026-02-28T15:00:00+02:00",
             "subject_identities": [
               {"identity_type": "email", "identity_value": " Anna@Example.org", "identity_format": "raw"},
               {"identity_type": "controller_customer_id", "identity_value": "4711", "identity_format": "raw"}],
             "api_version": "2.0",
             "status_callback_urls": ["https://controller.example/callbacks"],
             "extensions": {"other.example": {"a": 1}}}""";

    private static final Normalisation NORMALISATION =
            new Normalisation("ZZ", new RulesInForce(IdentityYaml.defaultRules()));

    private final RequestReading reading = new RequestReading(NORMALISATION, false);

    @Test
    void whatIsAskedIsReadAndIdentitiesAreSpelledAsHere() {
        Asked asked = read(GOOD);

        assertThat(asked.type()).isEqualTo(RequestType.ERASURE);
        assertThat(asked.regulation()).isEqualTo("gdpr");
        assertThat(asked.submitted()).isEqualTo(Instant.parse("2026-02-28T13:00:00Z"));
        assertThat(asked.identities())
                .extracting(identifier -> identifier.namespace() + ":" + identifier.value())
                .containsExactly("email:anna@example.org", "user_id:4711");
        assertThat(asked.callbacks()).containsExactly("https://controller.example/callbacks");
        assertThat(asked).hasToString("Asked[ERASURE a7551968-d5d6-44b2-9831-815ac9017798]");
    }

    @Test
    void theSameRequestLaidOutOtherwiseIsTheSame() {
        assertThat(Sorted.text(read(GOOD.replace("\n", "").replace("  ", " ")).whole()))
                .isEqualTo(Sorted.text(read(GOOD).whole()));
        assertThat(Sorted.text(read(GOOD.replace("4711", "4712")).whole()))
                .isNotEqualTo(Sorted.text(read(GOOD).whole()));
    }

    @Test
    void everythingThatIsMissingIsToldAtOnce() {
        assertThat(flaws("{}"))
                .containsExactly(
                        "required: regulation field is required.",
                        "required: subject_request_id field is required.",
                        "required: subject_request_type field is required.",
                        "required: submitted_time field is required.",
                        "required: subject_identities is required: an array of 1 to 50 identities.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"gdpr\"                               | \"lgpd\"        | unsupported: regulation is neither gdpr nor ccpa.",
                "a7551968-d5d6-44b2-9831-815ac9017798   | A7551968-D5D6-44B2-9831-815AC9017798 | invalid: subject_request_id is no UUID v4 in lower case.",
                "a7551968-d5d6-44b2-9831-815ac9017798   | a7551968-d5d6-14b2-9831-815ac9017798 | invalid: subject_request_id is no UUID v4 in lower case.",
                "\"erasure\"                            | \"rectification\" | unsupported: subject_request_type is none of access, portability and erasure.",
                "2026-02-28T15:00:00+02:00              | 2026-02-28      | invalid: submitted_time is no time as in RFC 3339.",
                "2026-02-28T15:00:00+02:00              | 2027-02-28T15:00:00Z | invalid: submitted_time lies in the future, or before the year 2000.",
                "\"2.0\"                                | \"1.0\"         | unsupported: api_version is none that starts with 2.",
                "\"2.0\"                                | 2               | unsupported: api_version is none that starts with 2.",
                "\"email\"                              | \"roku_advertising_id\" | unsupported: subject_identities[0] has an identity_type and identity_format that discovery does not list.",
                "Anna@Example.org                       | null            | invalid: subject_identities[0].identity_value identifies nobody.",
                "\"4711\"                               | 4711            | invalid: subject_identities[1].identity_value is no string.",
                "{\"other.example\": {\"a\": 1}}        | []              | invalid: extensions is no object."
            })
    void oneMistakeIsNamedAndNothingThatWasSent(String good, String wrong, String flaw) {
        assertThat(flaws(GOOD.replace(good, wrong))).containsExactly(flaw);
    }

    @Test
    void hashesLeadNowhereAndAreRefused() {
        assertThat(flaws(GOOD.replaceFirst("\"raw\"", "\"sha256\"")))
                .singleElement()
                .asString()
                .startsWith("unsupported: subject_identities[0]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://controller.example/", "ftp://controller.example/", "//controller.example", "https:///x",
                "https://user:secret@controller.example/", "https://controller.example/#x", "javascript:alert(1)", "x"
            })
    void callbacksGoToEncryptedAddressesOnly(String address) {
        assertThat(flaws(GOOD.replace("https://controller.example/callbacks", address)))
                .containsExactly("invalid: status_callback_urls[0] is no https: address without user information.");
    }

    @Test
    void unencryptedCallbacksCanBeAllowed() {
        assertThat(new RequestReading(NORMALISATION, true)
                        .read(bytes(GOOD.replace("https://controller", "http://controller")), NOW)
                        .callbacks())
                .containsExactly("http://controller.example/callbacks");
    }

    @Test
    void whatIsNoRequestAtAllIsToldSo() {
        Stream.of("", "[]", "nothing", "{\"a\":1,\"a\":2}", "{} {}", "\u0000", "[".repeat(2_000))
                .forEach(body -> assertThat(flaws(body))
                        .as(body)
                        .singleElement()
                        .asString()
                        .contains("The body is"));
        assertThat(flaws("{\"a\":\"" + "x".repeat(70_000) + "\"}"))
                .containsExactly("invalid: The body is larger than 65536 bytes.");
        assertThat(catchThrowableOfType(Unacceptable.class, () -> reading.read(null, NOW)))
                .isNotNull();
    }

    private Asked read(String body) {
        return reading.read(bytes(body), NOW);
    }

    private List<String> flaws(String body) {
        return catchThrowableOfType(Unacceptable.class, () -> read(body)).flaws().stream()
                .map(flaw -> flaw.reason() + ": " + flaw.message())
                .toList();
    }

    private static byte[] bytes(String body) {
        return body.getBytes(StandardCharsets.UTF_8);
    }
}
