package dev.annals.command.intake;

import static dev.annals.command.intake.Endpoints.basic;
import static dev.annals.command.intake.Endpoints.keyed;
import static dev.annals.command.intake.Endpoints.sent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import dev.annals.api.interaction.InteractionType;
import dev.annals.api.rejection.Rejected;
import dev.annals.api.rejection.Rejection;
import dev.annals.command.intake.Endpoints.Answer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

class TrackingControllerTest {

    private static final String WHOLE =
            "{\"userId\":\"u\",\"event\":\"e\",\"groupId\":\"g\",\"previousId\":\"p\",\"messageId\":\"m\"}";

    private final Endpoints endpoints = new Endpoints();

    @Nested
    class ASingleCall {

        @ParameterizedTest
        @CsvSource({
            "identify, IDENTIFY",
            "i, IDENTIFY",
            "track, TRACK",
            "t, TRACK",
            "page, PAGE",
            "p, PAGE",
            "screen, SCREEN",
            "s, SCREEN",
            "group, GROUP",
            "g, GROUP",
            "alias, ALIAS",
            "a, ALIAS",
        })
        void isRecordedOnEveryPathWithAndWithoutSlash(String path, InteractionType type) {
            for (String slash : new String[] {"", "/"}) {
                Answer answer =
                        endpoints.ask(keyed("/v1/" + path + slash, WHOLE.replace("\"m\"", "\"m" + slash + "\"")));

                assertThat(answer.status()).isEqualTo(200);
                assertThat(answer.text()).isEqualTo("{\"success\":true}");
                assertThat(answer.response().getContentType()).isEqualTo("application/json");
            }
            assertThat(endpoints.recorder.recorded).hasSize(2).allSatisfy(interaction -> {
                assertThat(interaction.type()).isEqualTo(type);
                assertThat(interaction.source()).isEqualTo("shop");
                assertThat(interaction.receivedAt()).isEqualTo(Endpoints.NOW);
            });
        }

        @Test
        void isAnsweredWithThePositionToWaitFor() {
            assertThat(endpoints.ask(keyed("/v1/track", WHOLE)).header("X-Annals-Position"))
                    .isEqualTo("101");
        }

        @Test
        void sentTwiceIsASuccessBothTimes() {
            endpoints.ask(keyed("/v1/track", WHOLE));

            assertThat(endpoints.ask(keyed("/v1/track", WHOLE)).text()).isEqualTo("{\"success\":true}");
            assertThat(endpoints.recorder.recorded).hasSize(1);
        }

        @Test
        void thatMakesNoSenseIsRefusedByNameAndKeptInQuarantine() {
            endpoints
                    .ask(keyed("/v1/track", "{\"userId\":\"u\"}"))
                    .isProblem(400, "missing-field", "$.event is missing or empty; a text is expected.");

            assertThat(endpoints.recorder.quarantined).singleElement().satisfies(item -> {
                assertThat(item.source()).isEqualTo("shop");
                assertThat(item.raw()).isEqualTo("{\"type\":\"track\",\"userId\":\"u\"}");
            });
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "{", "[]", "{\"a\":1}x", "{\"a\":1,\"a\":2}", "nonsense"})
        void thatCannotBeReadIsRefusedAndNotKept(String body) {
            Answer answer = endpoints.ask(keyed("/v1/track", body));

            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.json().get("code").asString()).isIn("malformed-json", "invalid-field");
            assertThat(endpoints.recorder.isEmpty()).isTrue();
        }

        @Test
        void ofMoreThan32KilobytesIsRefusedAndNotKept() {
            String large = "{\"userId\":\"u\",\"event\":\"" + "x".repeat(32 * 1024) + "\"}";

            endpoints
                    .ask(keyed("/v1/track", large))
                    .isProblem(
                            400, "interaction-too-large", "The interaction has 32793 bytes; at most 32768 are taken.");
            assertThat(endpoints.recorder.isEmpty()).isTrue();
        }

        @Test
        void honoursTheGlobalPrivacyControl() {
            endpoints.ask(keyed("/v1/track", WHOLE).header("Sec-GPC", "1"));

            assertThat(endpoints.recorder.recorded.getFirst().globalPrivacyControl())
                    .isTrue();
        }

        @Test
        void mayBeSentAsTextOrWithoutATypeOrWithThatOfForms() {
            assertThat(status(keyed("/v1/track", WHOLE).contentType("application/x-www-form-urlencoded")))
                    .isEqualTo(200);
            assertThat(status(keyed("/v1/track", WHOLE).contentType("text/plain;charset=UTF-8")))
                    .isEqualTo(200);
            assertThat(status(keyed("/v1/track", WHOLE).contentType("application/json")))
                    .isEqualTo(200);
            assertThat(status(keyed("/v1/track", WHOLE))).isEqualTo(200);
        }

        @Test
        void ofAnotherTypeIsNotRead() {
            endpoints
                    .ask(keyed("/v1/track", WHOLE).contentType("application/xml"))
                    .isProblem(
                            415,
                            "unsupported-media-type",
                            "The content type is neither application/json nor text/plain.");
        }

        @Test
        void isAnsweredInJsonWhateverIsAccepted() {
            assertThat(status(keyed("/v1/track", WHOLE).accept("image/png"))).isEqualTo(200);
        }
    }

    @Nested
    class ABatch {

        @ParameterizedTest
        @ValueSource(strings = {"/v1/batch", "/v1/batch/", "/v1/import", "/v1/import/", "/v1/b", "/v1/b/"})
        void isRecordedOnEveryPath(String path) {
            Answer answer = endpoints.ask(keyed(
                    path, "{\"batch\":[{\"type\":\"page\",\"userId\":\"u\"},{\"type\":\"page\",\"userId\":\"v\"}]}"));

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.text()).isEqualTo("{\"success\":true}");
            assertThat(answer.header("X-Annals-Position")).isEqualTo("102");
            assertThat(endpoints.recorder.recorded).hasSize(2);
        }

        @Test
        void keepsBadItemsInQuarantineAndSucceeds() {
            Answer answer = endpoints.ask(
                    keyed(
                            "/v1/batch",
                            "{\"batch\":[{\"type\":\"page\",\"userId\":\"u\"},{\"type\":\"page\"},{\"type\":\"page\",\"userId\":\"v\"}]}"));

            assertThat(answer.text()).isEqualTo("{\"success\":true}");
            assertThat(endpoints.recorder.recorded).hasSize(2);
            assertThat(endpoints.recorder.quarantined).hasSize(1);
        }

        @Test
        void withoutItemsIsASuccess() {
            Answer answer = endpoints.ask(keyed("/v1/batch", "{\"batch\":[]}"));

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.header("X-Annals-Position")).isEqualTo("0");
        }

        @Test
        void ofMoreThan2500ItemsIsRefusedAsAWhole() {
            endpoints
                    .ask(keyed("/v1/batch", "{\"batch\":[" + "{},".repeat(2500) + "{}]}"))
                    .isProblem(400, "batch-too-long", "The batch has more than 2500 interactions.");
            assertThat(endpoints.recorder.isEmpty()).isTrue();
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '`',
                value = {
                    "{'batch':[],'context':5}| $.context is a number; an object is expected.",
                    "{'batch':[],'integrations':'x'}| $.integrations is a text; an object is expected.",
                    "{'batch':[],'sentAt':{}}| $.sentAt is an object; a time as ISO-8601, or in milliseconds since 1970 is expected.",
                    "{'batch':[],'writeKey':5}| $.writeKey is a number; a text is expected.",
                })
        void withSomethingWrongAroundItsItemsIsRefusedAsAWhole(String json, String detail) {
            endpoints.ask(keyed("/v1/batch", json.replace('\'', '"'))).isProblem(400, "invalid-field", detail);
        }
    }

    @Nested
    class AWriteKey {

        @Test
        void mayStandInBasicCredentialsWithOrWithoutColon() {
            assertThat(status(sent("/v1/track", WHOLE).header("Authorization", basic("key-1:"))))
                    .isEqualTo(200);
            assertThat(status(sent("/v1/track", WHOLE).header("Authorization", basic("key-1"))))
                    .isEqualTo(200);
            assertThat(status(sent("/v1/track", WHOLE)
                            .header("Authorization", "basic " + basic("key-1:").substring(6))))
                    .isEqualTo(200);
        }

        @Test
        void mayBeABearerToken() {
            assertThat(status(sent("/v1/track", WHOLE).header("Authorization", "Bearer key-1")))
                    .isEqualTo(200);
        }

        @Test
        void mayStandInTheBody() {
            assertThat(status(sent("/v1/track", WHOLE.replace("{", "{\"writeKey\":\"key-2\","))))
                    .isEqualTo(200);
            assertThat(status(sent(
                            "/v1/batch", "{\"batch\":[{\"type\":\"page\",\"userId\":\"u\"}],\"writeKey\":\"key-2\"}")))
                    .isEqualTo(200);
            assertThat(endpoints.recorder.recorded)
                    .allMatch(interaction -> interaction.source().equals("till"));
        }

        @Test
        void mayStandInAllPlacesAtOnce() {
            assertThat(status(sent("/v1/track", WHOLE.replace("{", "{\"writeKey\":\"key-1\","))
                            .header("Authorization", basic("key-1:"), "Bearer key-1")))
                    .isEqualTo(200);
        }

        @Test
        void hasToBeTheSameInAllPlaces() {
            String detail = "The write keys in headers and body are not the same.";
            endpoints
                    .ask(keyed("/v1/track", WHOLE.replace("{", "{\"writeKey\":\"key-2\",")))
                    .isProblem(401, "conflicting-write-keys", detail);
            endpoints
                    .ask(sent("/v1/track", WHOLE).header("Authorization", basic("key-1:"), "Bearer key-2"))
                    .isProblem(401, "conflicting-write-keys", detail);
            endpoints
                    .ask(keyed("/v1/batch", "{\"batch\":[],\"writeKey\":\"other\"}"))
                    .isProblem(401, "conflicting-write-keys", detail);
            assertThat(endpoints.recorder.isEmpty()).isTrue();
        }

        @Test
        void hasToBeThereAndKnown() {
            endpoints
                    .ask(sent("/v1/track", WHOLE))
                    .isProblem(401, "unknown-write-key", "The request carries no write key.");
            String unknown = "The write key of the request is unknown or revoked.";
            endpoints
                    .ask(sent("/v1/track", WHOLE).header("Authorization", basic("other:")))
                    .isProblem(401, "unknown-write-key", unknown);
            endpoints
                    .ask(sent("/v1/batch", "{\"batch\":[],\"writeKey\":\"other\"}"))
                    .isProblem(401, "unknown-write-key", unknown);
            endpoints
                    .ask(sent("/v1/track", WHOLE).header("Authorization", "Bearer other"))
                    .isProblem(401, "unknown-write-key", unknown);
        }

        @Test
        void hasToBeReadable() {
            endpoints
                    .ask(sent("/v1/track", WHOLE).header("Authorization", "Basic %%%"))
                    .isProblem(401, "unknown-write-key", "The Authorization header is not Base64 behind Basic.");
            endpoints
                    .ask(sent("/v1/track", WHOLE).header("Authorization", "Digest x"))
                    .isProblem(401, "unknown-write-key", "The Authorization header is neither Basic nor Bearer.");
        }

        @Test
        void thatIsUnknownIsRefusedBeforeTheBodyIsRead() {
            endpoints
                    .ask(sent("/v1/track", "nonsense").header("Authorization", basic("other:")))
                    .isProblem(401, "unknown-write-key", "The write key of the request is unknown or revoked.");
        }
    }

    @Nested
    class UnderPressure {

        @Test
        void theSenderIsToldToComeBack() {
            endpoints.recorder.failsAtOnce = new Rejected(Rejection.TOO_MANY_REQUESTS, "Too much is waiting.");

            Answer answer = endpoints.ask(keyed("/v1/track", WHOLE));

            answer.isProblem(429, "too-many-requests", "Too much is waiting.");
            assertThat(answer.header("Retry-After")).isEqualTo("1");
        }

        @Test
        void nothingIsAcknowledgedWhileTheStoreIsAway() {
            endpoints.recorder.failsLater = new Rejected(Rejection.STORE_UNAVAILABLE, "The event store is away.");

            Answer batch = endpoints.ask(keyed("/v1/batch", "{\"batch\":[{\"type\":\"page\",\"userId\":\"u\"}]}"));

            batch.isProblem(503, "store-unavailable", "The event store is away.");
            assertThat(batch.header("Retry-After")).isEqualTo("3");
            endpoints.ask(keyed("/v1/track", "{}")).isProblem(503, "store-unavailable", "The event store is away.");
        }

        @Test
        void aFailureInsideIsNotTheSendersFault() {
            endpoints.recorder.failsAtOnce = new IllegalStateException("u@example.org");

            Answer answer = endpoints.ask(keyed("/v1/track", WHOLE));

            assertThat(answer.status()).isEqualTo(500);
            assertThat(answer.text()).contains("internal-error").doesNotContain("example.org");
        }
    }

    @Test
    void figuresOfBrowserLibrariesAreTakenAndDropped() {
        Answer answer = endpoints.ask(post("/v1/m").contentType("text/plain").content("{\"series\":[]}"));

        assertThat(answer.text()).isEqualTo("{\"success\":true}");
        assertThat(endpoints.recorder.isEmpty()).isTrue();
    }

    @Test
    void otherMethodsAndPathsAreRefused() {
        endpoints.ask(get("/v1/track")).isProblem(405, "method-not-allowed", "The resource does not take GET.");
        endpoints.ask(post("/v1/tracks")).isProblem(404, "not-found", "There is no such thing.");
    }

    private int status(MockHttpServletRequestBuilder request) {
        return endpoints.ask(request).status();
    }
}
