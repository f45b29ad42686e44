package dev.annals.command.intake;

import static dev.annals.command.intake.Endpoints.sent;
import static org.assertj.core.api.Assertions.assertThat;

import dev.annals.api.rejection.Rejected;
import dev.annals.api.rejection.Rejection;
import dev.annals.command.intake.Endpoints.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InteractionsControllerTest {

    private static final String PATH = "/api/v1/interactions";

    private final Endpoints endpoints = new Endpoints();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[{\"type\":\"page\",\"userId\":\"u\",\"messageId\":\"m\"}]",
                "{\"batch\":[{\"type\":\"page\",\"userId\":\"u\",\"messageId\":\"m\"}]}",
                "{\"type\":\"page\",\"userId\":\"u\",\"messageId\":\"m\"}",
            })
    void everyItemIsAnswered(String json) {
        Answer answer = endpoints.ask(sent(PATH, json));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text())
                .isEqualTo("{\"items\":[{\"messageId\":\"m\",\"status\":\"stored\",\"reason\":null}]}");
        assertThat(answer.header("X-Annals-Position")).isEqualTo("101");
        assertThat(endpoints.recorder.recorded)
                .singleElement()
                .satisfies(interaction -> assertThat(interaction.source()).isEqualTo("shop"));
    }

    @Test
    void theAnswerIsMixedWhenTheItemsAre() {
        Answer answer = endpoints.ask(sent(
                PATH,
                "[{\"type\":\"page\",\"userId\":\"u\",\"messageId\":\"m\"},{\"type\":\"page\",\"userId\":\"u\",\"messageId\":\"m\"},"
                        + "{\"type\":\"page\",\"messageId\":\"n\"},{\"type\":\"page\",\"userId\":\"u\"},7]"));

        assertThat(answer.status()).isEqualTo(207);
        assertThat(answer.json().get("items").findValuesAsString("status"))
                .containsExactly("stored", "duplicate", "quarantined", "stored", "quarantined");
        assertThat(answer.json().at("/items/2/reason").asString())
                .isEqualTo("no-identifier: Neither $.userId nor $.anonymousId nor another identifier is there.");
        assertThat(answer.json().at("/items/3/messageId").asString()).hasSize(36);
        assertThat(answer.json().at("/items/4/messageId").isNull()).isTrue();
    }

    @Test
    void duplicatesAloneAreNoMixture() {
        endpoints.ask(sent(PATH, "{\"type\":\"page\",\"userId\":\"u\",\"messageId\":\"m\"}"));

        assertThat(endpoints
                        .ask(sent(PATH, "{\"type\":\"page\",\"userId\":\"u\",\"messageId\":\"m\"}"))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void anEmptyListHasNoItems() {
        assertThat(endpoints.ask(sent(PATH, "[]")).text()).isEqualTo("{\"items\":[]}");
    }

    @Test
    void aWriteKeyInTheBodyHasToBeTheCallers() {
        assertThat(endpoints
                        .ask(sent(PATH, "{\"batch\":[],\"writeKey\":\"key-1\"}"))
                        .status())
                .isEqualTo(200);
        endpoints
                .ask(sent(PATH, "{\"batch\":[],\"writeKey\":\"key-2\"}"))
                .isProblem(401, "conflicting-write-keys", "The write keys in headers and body are not the same.");
    }

    @Test
    void anUnreadableBodyIsRefused() {
        endpoints
                .ask(sent(PATH, "[{]"))
                .isProblem(
                        400,
                        "malformed-json",
                        "The body cannot be read: it is no well-formed JSON at line 1, column 3.");
    }

    @Test
    void anAbsentStoreIsToldAsSuch() {
        endpoints.recorder.failsLater = new Rejected(Rejection.STORE_UNAVAILABLE, "away");

        endpoints.ask(sent(PATH, "[{}]")).isProblem(503, "store-unavailable", "away");
    }
}
