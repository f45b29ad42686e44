package dev.annals.command.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import dev.annals.command.intake.Endpoints.Answer;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import tools.jackson.databind.JsonNode;

class SettingsControllerTest {

    private final Endpoints endpoints = new Endpoints();

    @Test
    void aBrowserIsSentBackHereByTheAddressItAskedAt() {
        Answer answer = endpoints.ask(get("http://cdp.example:8080/v1/projects/key-1/settings"));

        assertThat(answer.status()).isEqualTo(200);
        JsonNode segment = answer.json().at("/integrations/Segment.io");
        assertThat(segment.get("apiKey").asString()).isEqualTo("key-1");
        assertThat(segment.get("apiHost").asString()).isEqualTo("cdp.example:8080/v1");
        assertThat(segment.get("protocol").asString()).isEqualTo("http");
        assertThat(answer.json().at("/metrics/sampleRate").asInt()).isZero();
        assertThat(answer.header("Cache-Control")).isEqualTo("max-age=120, public");
    }

    @Test
    void theUsualPortIsNotNamed() {
        Answer answer = endpoints.ask(get("https://cdp.example:443/v1/projects/key-1/settings/"));

        assertThat(answer.json().at("/integrations/Segment.io/apiHost").asString())
                .isEqualTo("cdp.example/v1");
        assertThat(answer.json().at("/integrations/Segment.io/protocol").asString())
                .isEqualTo("https");
    }

    @Test
    void aConfiguredAddressGoesBeforeThatOfTheRequest() {
        SettingsController controller =
                new SettingsController(new Senders(key -> Optional.of("shop")), "https://in.shop.example/cdp/");

        Object integrations =
                controller.settings(new MockHttpServletRequest(), "k").getBody().get("integrations");

        assertThat(integrations.toString())
                .contains("apiHost=in.shop.example/cdp/v1")
                .contains("protocol=https");
    }

    @Test
    void anUnknownKeyHasNoSettings() {
        endpoints
                .ask(get("/v1/projects/other/settings"))
                .isProblem(404, "not-found", "The write key is unknown or revoked.");
    }
}
