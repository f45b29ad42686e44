package dev.annals.app.segment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.annals.api.security.Role;
import dev.annals.app.security.SecuredAnnals;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Tags on the started product: put by hand, by upload and by segments, asked for in conditions. */
@ExtendWith(SecuredAnnals.OfAllTests.class)
class TagsIT {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final SecuredAnnals annals;
    private final String run = UUID.randomUUID().toString().substring(0, 8);

    TagsIT(SecuredAnnals annals) {
        this.annals = annals;
    }

    @Test
    void aTagByHandSaysWhoWhyAndUntilWhenAndEndsByItself() {
        visit("tagged");
        segment("tagged-" + run, "{tag: 貴賓-%s}".formatted(run), "");
        await("tagged-" + run, 0);

        Instant until = Instant.now().plusSeconds(6);
        JsonNode put = sent(
                "PUT",
                person("tagged") + "/tags/%E8%B2%B4%E8%B3%93-" + run,
                "{\"reason\": \"often here\", \"until\": \"%s\"}".formatted(until));
        long position = put.path("position").asLong();
        JsonNode own = get(person("tagged") + "/tags?atLeast=" + position).at("/items/0");
        assertThat(own.path("tag").asString()).isEqualTo("貴賓-" + run);
        assertThat(own.path("kind").asString()).isEqualTo("hand");
        assertThat(own.path("by").asString()).startsWith("marketer:");
        assertThat(own.path("reason").asString()).isEqualTo("often here");
        assertThat(Instant.parse(own.path("until").asString())).isEqualTo(until);
        assertThat(get("/api/v1/segments/tagged-" + run + "/members?atLeast=" + position)
                        .at("/items/0/cause")
                        .asString())
                .isEqualTo("tag");
        assertThat(get(person("tagged")).path("tags").toString()).contains("貴賓-" + run);

        await("tagged-" + run, 0);
        assertThat(Instant.now()).isAfterOrEqualTo(until);
        assertThat(get(person("tagged")).path("tags").isEmpty()).isTrue();
        assertThat(get("/api/v1/segments/tagged-" + run + "/history").toString())
                .contains("\"left\":{\"clock\":1}");
    }

    @Test
    void whoIsInASegmentCarriesTheTagItGives() {
        visit("lucky");
        segment("giver-" + run, "{did: Gift %s}".formatted(run), "tag: given-" + run);
        segment("asker-" + run, "{tag: given-%s}".formatted(run), "");
        assertThat(send("POST", "/api/v1/segments", """
                        {"segment": "round-%s", "tag": "given-%s", "condition": {"segment": "asker-%s"}}
                        """.formatted(run, run, run))
                        .body())
                .contains("circle");
        await("giver-" + run, 0);
        await("asker-" + run, 0);
        track("lucky", "Gift " + run);

        await("asker-" + run, 1);
        JsonNode own = get(person("lucky") + "/tags").at("/items/0");
        assertThat(own.path("kind").asString()).isEqualTo("rule");
        assertThat(own.path("segment").asString()).isEqualTo("giver-" + run);
        Instant since = Instant.parse(own.path("since").asString());
        HttpResponse<String> other = send("PUT", "/api/v1/segments/giver-" + run, """
                {"segment": "giver-%s", "tag": "other-%s", "condition": {"did": "Gift %s"}}
                """.formatted(run, run, run));
        assertThat(other.statusCode()).as(other.body()).isEqualTo(200);
        await("asker-" + run, 0);
        assertThat(get(person("lucky")).path("tags").toString()).isEqualTo("[\"other-" + run + "\"]");
        assertThat(get(person("lucky") + "?asOf=" + since).path("tags").toString())
                .isEqualTo("[\"given-" + run + "\"]");
        assertThat(get(person("lucky") + "?asOf=" + since).path("segments").toString())
                .contains("giver-" + run, "asker-" + run);
        assertThat(get(person("lucky") + "/segments?asOf=" + since.minusMillis(1))
                        .path("items")
                        .toString())
                .isEqualTo("[]");
        assertThat(get(person("lucky") + "/tags?asOf=" + since)
                        .at("/items/0/segment")
                        .asString())
                .isEqualTo("giver-" + run);
        assertThat(send("PUT", "/api/v1/segments/giver-" + run, """
                {"segment": "giver-%s", "tag": "given-%s", "condition": {"did": "Gift %s"}}
                """.formatted(run, run, run))
                        .statusCode())
                .isEqualTo(200);
        HttpResponse<String> archived = send("DELETE", "/api/v1/segments/giver-" + run, "");
        assertThat(archived.statusCode()).isEqualTo(409);
        assertThat(archived.body()).contains("asker-" + run);
        assertThat(send("DELETE", person("lucky") + "/tags/given-" + run + "?reason=no+more", "")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void anUploadTagsManyAndTakesTheTagOffAgain() {
        visit("first");
        visit("second");
        segment("uploaded-" + run, "{tag: up-%s}".formatted(run), "");
        String file = "user_id\nfirst-%s\nsecond-%s\nnobody-%s\n".formatted(run, run, run);
        String path = "/api/v1/tags/up-" + run + "/people?reason=fair";
        JsonNode told = upload(path, file);
        assertThat(told.path("people").asInt()).isEqualTo(2);
        assertThat(told.path("others").asInt()).isEqualTo(1);
        await("uploaded-" + run, 2);

        assertThat(upload(path + "&remove=true", file).path("people").asInt()).isEqualTo(2);
        await("uploaded-" + run, 0);
    }

    @Test
    void whatIsNoTagOrHasNoReasonIsRefused() {
        visit("plain");
        assertThat(send("PUT", person("plain") + "/tags/a%20b", "{\"reason\": \"x\"}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(send("PUT", person("plain") + "/tags/ok", "{}").statusCode()).isEqualTo(400);
        assertThat(send("PUT", person("plain") + "/tags/ok", "{\"reason\":\"x\",\"until\":\"2020-01-01T00:00:00Z\"}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(send("PUT", person("stranger") + "/tags/ok", "{\"reason\": \"x\"}")
                        .statusCode())
                .isEqualTo(404);
        assertThat(send("POST", "/api/v1/segments", "{segment: x-%s, condition: {tag: 'a b'}}".formatted(run))
                        .body())
                .contains("segment.yaml:1:");
    }

    private String person(String name) {
        return "/api/v1/profiles/user_id:" + name + "-" + run;
    }

    private void segment(String key, String condition, String more) {
        HttpResponse<String> published =
                send("POST", "/api/v1/segments", "segment: " + key + "\ncondition: " + condition + "\n" + more + "\n");
        assertThat(published.statusCode()).as(published.body()).isEqualTo(201);
    }

    private void await(String key, int size) {
        Instant end = Instant.now().plusSeconds(40);
        JsonNode segment = get("/api/v1/segments/" + key);
        while (Instant.now().isBefore(end)
                && !(segment.path("state").asString().equals("live")
                        && segment.path("size").asInt() == size)) {
            segment = get("/api/v1/segments/" + key);
        }
        assertThat(segment.path("size").asInt()).isEqualTo(size);
    }

    private void visit(String name) {
        track(name, "Visit " + run);
    }

    private void track(String name, String event) {
        String key =
                Base64.getEncoder().encodeToString((annals.token(Role.SOURCE) + ":").getBytes(StandardCharsets.UTF_8));
        HttpResponse<String> answer = annals.send(
                "POST",
                "/v1/batch",
                """
                {"batch":[{"type":"track","event":"%s","messageId":"%s","userId":"%s-%s","properties":{}}]}
                """.formatted(event, UUID.randomUUID(), name, run),
                "Authorization",
                "Basic " + key);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        String position = answer.headers().firstValue("X-Annals-Position").orElseThrow();
        assertThat(get(person(name) + "?atLeast=" + position).path("profileId").asString())
                .isNotEmpty();
    }

    private JsonNode upload(String path, String csv) {
        HttpResponse<String> told = annals.sendAs("text/csv", path, csv, annals.token(Role.MARKETER));
        assertThat(told.statusCode()).as(told.body()).isEqualTo(200);
        return JSON.readTree(told.body());
    }

    private JsonNode sent(String method, String path, String body) {
        HttpResponse<String> answer = send(method, path, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    private HttpResponse<String> send(String method, String path, String body) {
        return annals.send(method, path, body, "Authorization", "Bearer " + annals.token(Role.MARKETER));
    }

    private JsonNode get(String path) {
        return sent("GET", path, "");
    }
}
