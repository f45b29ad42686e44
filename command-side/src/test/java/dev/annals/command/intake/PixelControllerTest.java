package dev.annals.command.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import dev.annals.api.interaction.InteractionType;
import dev.annals.api.rejection.Rejected;
import dev.annals.api.rejection.Rejection;
import dev.annals.command.intake.Endpoints.Answer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PixelControllerTest {

    private static final String OPENED =
            "{\"writeKey\":\"key-1\",\"userId\":\"u?>~\",\"event\":\"E-mail Opened 王\",\"messageId\":\"m\"}";

    private final Endpoints endpoints = new Endpoints();
    private Answer answer;

    @AfterEach
    void thePictureIsAlwaysAnswered() {
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.response().getContentType()).isEqualTo("image/gif");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(new String(answer.response().getContentAsByteArray(), StandardCharsets.ISO_8859_1))
                .startsWith("GIF89a");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/pixel/track", "/v1/pixel/track/"})
    void aCallInBase64IsRecorded(String path) {
        for (String data : new String[] {
            Base64.getUrlEncoder().encodeToString(utf8(OPENED)),
            Base64.getUrlEncoder().withoutPadding().encodeToString(utf8(OPENED)),
            Base64.getEncoder().encodeToString(utf8(OPENED)),
            Base64.getEncoder().encodeToString(utf8(OPENED)).replace('+', ' '),
            OPENED
        }) {
            RecorderInMemory recorder = endpoints.recorder;
            recorder.recorded.clear();
            answer = endpoints.ask(get(path).param("data", data.replace("\"m\"", "\"m" + data.hashCode() + "\"")));
        }

        assertThat(endpoints.recorder.quarantined).isEmpty();
        assertThat(lost()).isZero();
    }

    @Test
    void whatItSaysIsRecorded() {
        pixel("track", Base64.getUrlEncoder().encodeToString(utf8(OPENED)));

        assertThat(endpoints.recorder.recorded).singleElement().satisfies(interaction -> {
            assertThat(interaction.type()).isEqualTo(InteractionType.TRACK);
            assertThat(interaction.name()).isEqualTo("E-mail Opened 王");
            assertThat(interaction.source()).isEqualTo("shop");
        });
    }

    @Test
    void anUnacceptableOneOfAKnownKeyIsQuarantined() {
        pixel("track", encoded("{\"writeKey\":\"key-1\",\"userId\":\"u\"}"));

        assertThat(endpoints.recorder.quarantined).hasSize(1);
        assertThat(lost()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "!!!",
                "e30",
                "bm9uc2Vuc2U",
                "{\"userId\":\"u\",\"event\":\"x\"}",
                "{\"writeKey\":\"other\",\"userId\":\"u\",\"event\":\"x\"}",
                "{\"writeKey\":5}",
                "[1]",
            })
    void oneOfNoKnownKeyIsDroppedAndCounted(String data) {
        pixel("track", data);

        assertThat(endpoints.recorder.isEmpty()).isTrue();
        assertThat(lost()).isEqualTo(1);
    }

    @Test
    void aFlawedOneOfAKnownKeyIsQuarantinedToo() {
        pixel("track", encoded("{\"writeKey\":\"key-1\",\"userId\":\"u\",\"userId\":\"v\"}"));

        assertThat(endpoints.recorder.quarantined).hasSize(1);
        assertThat(lost()).isZero();
    }

    @Test
    void oneOfNoKnownTypeOrWithoutDataIsDroppedAndCounted() {
        pixel("merge", encoded(OPENED));
        answer = endpoints.ask(get("/v1/pixel/track"));

        assertThat(endpoints.recorder.isEmpty()).isTrue();
        assertThat(lost()).isEqualTo(2);
    }

    @Test
    void oneThatCannotBeStoredIsCounted() {
        endpoints.recorder.failsLater = new Rejected(Rejection.STORE_UNAVAILABLE, "away");

        pixel("track", encoded(OPENED));

        assertThat(lost()).isEqualTo(1);
    }

    private void pixel(String type, String data) {
        answer = endpoints.ask(get("/v1/pixel/" + type).param("data", data));
    }

    private double lost() {
        return endpoints.meters.get("annals.intake.pixels.dropped").counter().count();
    }

    private static String encoded(String json) {
        return Base64.getUrlEncoder().encodeToString(utf8(json));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
