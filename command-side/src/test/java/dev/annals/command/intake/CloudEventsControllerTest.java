package dev.annals.command.intake;

import static dev.annals.command.intake.Endpoints.sent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import dev.annals.api.interaction.Interaction;
import dev.annals.command.intake.Endpoints.Answer;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

class CloudEventsControllerTest {

    private static final String PATH = "/api/v1/cloudevents";
    private static final String EVENT =
            "{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/till\",\"type\":\"Sale\",\"subject\":\"u\",\"data\":{\"total\":5}}";

    private final Endpoints endpoints = new Endpoints();

    @Test
    void aStructuredEventIsRecorded() {
        Answer answer = endpoints.ask(sent(PATH, EVENT).contentType("application/cloudevents+json; charset=utf-8"));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().at("/items/0/status").asString()).isEqualTo("stored");
        assertThat(only().name()).isEqualTo("Sale");
        assertThat(only().content().properties()).isEqualTo(Map.of("total", 5));
    }

    @Test
    void aBatchOfEventsIsAnsweredOneByOne() {
        Answer answer = endpoints.ask(sent(PATH, "[" + EVENT + "," + EVENT + ",{\"id\":\"2\"}]")
                .contentType("application/cloudevents-batch+json"));

        assertThat(answer.status()).isEqualTo(207);
        assertThat(answer.json().get("items").findValuesAsString("status"))
                .containsExactly("stored", "duplicate", "quarantined");
    }

    @ParameterizedTest
    @ValueSource(strings = {EVENT, "{\"batch\":[]}"})
    void aBatchIsAList(String json) {
        endpoints
                .ask(sent(PATH, json).contentType("application/cloudevents-batch+json"))
                .isProblem(400, "invalid-field", "$ is an object; a list is expected.");
    }

    @Test
    void aBinaryEventHasItsAttributesInHeaders() {
        Answer answer = endpoints.ask(binary().header("ce-subject", "%E7%8E%8B+1")
                .contentType("application/json")
                .content("{\"total\":5}"));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(only().content().properties()).isEqualTo(Map.of("total", 5));
        assertThat(only().content().identifiers().getFirst().value()).isEqualTo("王+1");
    }

    @Test
    void theDataOfABinaryEventMayBeTextOrMissing() {
        endpoints.ask(
                binary().header("ce-subject", "u").contentType("text/plain").content("a \"text\""));

        assertThat(only().content().properties()).isEqualTo(Map.of("data", "a \"text\""));
        assertThat(endpoints
                        .ask(binary().header("ce-subject", "u"))
                        .json()
                        .at("/items/0/status")
                        .asString())
                .isEqualTo("duplicate");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "1,\"subject\":\"mallory\"", "{}}", "{} {}"})
    void theDataOfABinaryEventCannotBreakOutOfIt(String data) {
        Answer answer = endpoints.ask(binary().header("ce-subject", "u")
                .contentType("application/json")
                .content(data));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().get("code").asString()).isEqualTo("malformed-json");
        assertThat(endpoints.recorder.isEmpty()).isTrue();
    }

    @Test
    void binaryDataIsNotRead() {
        endpoints
                .ask(binary().contentType("image/png").content(new byte[] {1}))
                .isProblem(415, "unsupported-media-type", "The event's data is neither JSON nor text.");
    }

    @Test
    void whatIsNoEventAtAllIsToldHowToBecomeOne() {
        endpoints
                .ask(sent(PATH, "{}").contentType("application/json"))
                .isProblem(
                        415,
                        "unsupported-media-type",
                        "The content type is neither application/cloudevents+json nor application/cloudevents-batch+json,"
                                + " and there is no header ce-specversion.");
    }

    private Interaction only() {
        assertThat(endpoints.recorder.recorded).hasSize(1);
        return endpoints.recorder.recorded.getFirst();
    }

    private static MockHttpServletRequestBuilder binary() {
        return post(PATH)
                .header("ce-specversion", "1.0")
                .header("CE-Id", "1")
                .header("ce-source", "/till")
                .header("ce-type", "Sale");
    }
}
