package dev.annals.app.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Sends what nobody should send to the started product, through its server and filters. */
@ExtendWith(StartedAnnals.OfAllTests.class)
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class BadInputIT {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "``| 400| malformed-json",
                "{'userId':'u','event':| 400| malformed-json",
                "{'userId':'u','userId':'v','event':'x'}| 400| malformed-json",
                "{'event':'x'}| 400| no-identifier",
                "{'userId':5,'event':'x'}| 400| invalid-field",
                "{'userId':'u','event':[]}| 400| invalid-field",
                "{'userId':'u','event':'x','properties':'p'}| 400| invalid-field",
                "{'userId':'u','event':'x','context':7}| 400| invalid-field",
                "{'userId':'u','event':'x','timestamp':'tomorrow'}| 400| invalid-field",
                "{'userId':'u','event':'x','timestamp':'2999-01-01T00:00:00Z'}| 400| timestamp-out-of-range",
                "{'userId':'u','event':'x','timestamp':'1970-01-01T00:00:00Z'}| 400| timestamp-out-of-range",
                "{'userId':'u','event':'x','properties':{'a':'\\ud83d'}}| 400| invalid-text",
                "{'userId':'u','event':'a\\u0000b'}| 400| invalid-text",
                "{'userId':'u','event':'x','properties':{'n':1e999}}| 400| invalid-field",
            })
    void aSingleCallIsRefusedByItsCode(String json, int status, String code, StartedAnnals annals) {
        isProblem(track(annals, json.replace('\'', '"')), status, code);
    }

    @Test
    void anythingTooLongOrTooDeepIsRefused(StartedAnnals annals) throws IOException {
        isProblem(track(annals, "{\"a\":".repeat(100_000)), 400, "too-complex");
        isProblem(
                track(annals, "{\"userId\":\"u\",\"messageId\":\"" + "m".repeat(300) + "\",\"event\":\"x\"}"),
                400,
                "message-id-too-long");
        isProblem(
                track(annals, "{\"userId\":\"u\",\"event\":\"" + "x".repeat(40_000) + "\"}"),
                400,
                "interaction-too-large");
        isProblem(track(annals, "{\"userId\":\"u\",\"event\":\"" + "x".repeat(600_000) + "\"}"), 413, "body-too-large");
        isProblem(
                track(annals, "{\"userId\":\"u\",\"event\":\"" + "x".repeat(20_000_000) + "\"}"),
                413,
                "body-too-large");
        isProblem(batch(annals, "{\"batch\":[" + "{},".repeat(2_500) + "{}]}"), 400, "batch-too-long");
        isProblem(
                annals.raw("/v1/track", bomb(), "Authorization", basic(annals.writeKey()), "Content-Encoding", "gzip"),
                413,
                "body-too-large");
    }

    @Test
    void anyScriptAndAnyNameIsPlainText(StartedAnnals annals) {
        String name = "טקסט 文字 テキスト 😀";
        HttpResponse<String> response = track(
                annals,
                "{\"userId\":\"odd\",\"event\":\"" + name
                        + "\",\"properties\":{\"$where\":\"sleep(1000)\",\"a.b\":{\"$gt\":\"\"},\"\":1,\"__proto__\":{}}}");

        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        JsonNode item = annals.read("/api/v1/profiles/user_id:odd/timeline").at("/items/0");
        assertThat(item.get("name").asString()).isEqualTo(name);
        assertThat(item.get("properties"))
                .isEqualTo(JsonMapper.shared()
                        .readTree("{\"$where\":\"sleep(1000)\",\"a.b\":{\"$gt\":\"\"},\"\":1,\"__proto__\":{}}"));
    }

    @Test
    void aWriteKeyHasToBeKnownAndTheSameEverywhere(StartedAnnals annals) {
        String json = "{\"userId\":\"keys\",\"event\":\"x\",\"writeKey\":\"" + annals.writeKey() + "\"}";

        assertThat(post(
                                annals,
                                json,
                                "Authorization",
                                basic(annals.writeKey()),
                                "Authorization",
                                "Bearer " + annals.writeKey())
                        .statusCode())
                .isEqualTo(200);
        isProblem(post(annals, json, "Authorization", basic("other")), 401, "unknown-write-key");
        isProblem(
                post(annals, json.replace("an_source", "an_other"), "Authorization", basic(annals.writeKey())),
                401,
                "conflicting-write-keys");
        isProblem(
                post(annals, json, "Authorization", basic(annals.writeKey()), "Authorization", "Bearer other"),
                401,
                "conflicting-write-keys");
        isProblem(post(annals, "{\"userId\":\"u\",\"event\":\"x\"}"), 401, "unknown-write-key");
    }

    @Test
    void whatABatchHoldsBadlyIsKeptAndItsSiblingsAreStored(StartedAnnals annals) {
        HttpResponse<String> response = batch(
                annals,
                "{\"batch\":[{\"type\":\"track\",\"userId\":\"sibling\",\"event\":\"x\"},{\"type\":\"track\",\"event\":\"nobody\"},"
                        + "{\"type\":\"track\",\"userId\":\"sibling\",\"event\":\"y\"}]}");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo("{\"success\":true}");
        assertThat(annals.read("/api/v1/profiles/user_id:sibling/timeline").get("items"))
                .hasSize(2);
        assertThat(annals.read("/api/v1/quarantine?limit=1000").toString()).contains("no-identifier");
    }

    @Test
    void otherPathsMethodsAndTypesHaveProblemsToo(StartedAnnals annals) {
        isProblem(annals.raw("/v1/tracks", new byte[0]), 404, "not-found");
        isProblem(annals.raw("/v1/projects/x/settings", new byte[0]), 405, "method-not-allowed");
        isProblem(
                post(annals, "<x/>", "Authorization", basic(annals.writeKey()), "Content-Type", "application/xml"),
                415,
                "unsupported-media-type");
    }

    private static HttpResponse<String> track(StartedAnnals annals, String json) {
        return post(annals, json, "Authorization", basic(annals.writeKey()), "Content-Type", "application/json");
    }

    private static HttpResponse<String> batch(StartedAnnals annals, String json) {
        return annals.raw(
                "/v1/batch", json.getBytes(StandardCharsets.UTF_8), "Authorization", basic(annals.writeKey()));
    }

    private static HttpResponse<String> post(StartedAnnals annals, String json, String... headers) {
        return annals.raw("/v1/track", json.getBytes(StandardCharsets.UTF_8), headers);
    }

    private static void isProblem(HttpResponse<String> response, int status, String code) {
        assertThat(response.body()).contains("\"code\":\"" + code + "\"");
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    }

    private static String basic(String key) {
        return "Basic " + Base64.getEncoder().encodeToString((key + ":").getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] bomb() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            byte[] zeros = new byte[1024 * 1024];
            for (int megabyte = 0; megabyte < 300; megabyte++) {
                gzip.write(zeros);
            }
        }
        return bytes.toByteArray();
    }
}
