package dev.annals.app.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.annals.api.security.Role;
import dev.annals.app.security.SecuredAnnals;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Talks to the started product as a source that sends, and as an officer who decides who is one person. */
final class IdentityClient {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String POSITION = "X-Annals-Position";

    private final SecuredAnnals annals;
    private long position;

    IdentityClient(SecuredAnnals annals) {
        this.annals = annals;
    }

    /** Sends interactions as one batch; single quotes stand for double ones. */
    void send(String... items) {
        sendAs(annals.token(Role.SOURCE), items);
    }

    /** Sends as a source of its own. */
    void sendFrom(String source, String... items) {
        HttpResponse<String> made = annals.send(
                "POST",
                "/api/v1/tokens",
                "{\"role\":\"source\",\"name\":\"" + source + "\"}",
                "Authorization",
                "Bearer " + annals.token(Role.ADMIN));
        sendAs(JSON.readTree(made.body()).path("token").asString(), items);
    }

    private void sendAs(String writeKey, String... items) {
        String body =
                Stream.of(items).map(item -> item.replace('\'', '"')).toList().toString();
        HttpResponse<String> sent =
                annals.send("POST", "/v1/batch", "{\"batch\":" + body + "}", "Authorization", "Bearer " + writeKey);
        assertThat(sent.statusCode()).as(sent.body()).isEqualTo(200);
        reached(sent);
    }

    /** A decision that is taken. */
    JsonNode decide(String what, Map<String, String> about) {
        HttpResponse<String> answer = asking(what, about, Role.COMPLIANCE);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        reached(answer);
        return JSON.readTree(answer.body());
    }

    JsonNode merge(String one, String other) {
        return decide("merge", Map.of("one", one, "other", other, "reason", "The same passport"));
    }

    JsonNode split(String one, String other) {
        return decide("split", Map.of("one", one, "other", other, "reason", "Two people"));
    }

    /** What a decision is answered that a caller of some role asks for. */
    HttpResponse<String> asking(String what, Map<String, String> about, Role role) {
        return annals.send(
                "POST",
                "/api/v1/identity/" + what,
                JSON.writeValueAsString(about),
                "Authorization",
                "Bearer " + annals.token(role));
    }

    /** Publishes identity rules for the past as well, whatever they make of how many, and does not wait for that. */
    void publishForThePast(String rules) {
        String collapsing = JSON.readTree(annals.send(
                                "POST",
                                "/api/v1/identity/what-if",
                                rules,
                                "Authorization",
                                "Bearer " + annals.token(Role.ADMIN))
                        .body())
                .path("collapsing")
                .asString();
        HttpResponse<String> answer = annals.send(
                "POST",
                "/api/v1/identity/rules?retroactive=true&confirm=" + collapsing,
                rules,
                "Authorization",
                "Bearer " + annals.token(Role.COMPLIANCE));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        reached(answer);
    }

    /** Waits until the rules in force are applied to the past, and answers them. */
    JsonNode rulesApplied() {
        Instant deadline = Instant.now().plusSeconds(60);
        while (true) {
            HttpResponse<String> answer = get("/api/v1/identity/rules", Role.COMPLIANCE, "application/json");
            JsonNode rules = JSON.readTree(answer.body());
            if (rules.at("/application/state").asString("").equals("done")) {
                send("{'type':'track','anonymousId':'rules-were-applied','event':'Seen'}");
                return rules;
            }
            assertThat(Instant.now())
                    .as("the rules are applied in time: %s", rules)
                    .isBefore(deadline);
            LockSupport.parkNanos(100_000_000);
        }
    }

    JsonNode profile(String named) {
        return read(named, "");
    }

    JsonNode timeline(String named) {
        return read(named, "/timeline").path("items");
    }

    JsonNode identity(String named) {
        return read(named, "/identity");
    }

    JsonNode read(String named, String what) {
        return get("/api/v1/profiles/" + URLEncoder.encode(named, StandardCharsets.UTF_8) + what);
    }

    JsonNode get(String path) {
        HttpResponse<String> answer = get(path, Role.COMPLIANCE, "application/json");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    HttpResponse<String> get(String path, Role role, String accepted) {
        return annals.send(
                "GET",
                path + (path.contains("?") ? "&" : "?") + "atLeast=" + position,
                "",
                "Authorization",
                "Bearer " + annals.token(role),
                "Accept",
                accepted);
    }

    JsonNode pseudonyms(Map<String, Object> wanted) {
        HttpResponse<String> answer = annals.send(
                "POST",
                "/api/v1/identity/pseudonyms?atLeast=" + position,
                JSON.writeValueAsString(wanted),
                "Authorization",
                "Bearer " + annals.token(Role.SERVICE));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    /** What an operator's monitoring reads. */
    String metrics() {
        return annals.send("GET", "/actuator/prometheus", annals.token(Role.ADMIN))
                .body();
    }

    static List<String> values(JsonNode profile) {
        return profile.path("identifiers").findValuesAsString("value");
    }

    private void reached(HttpResponse<String> answer) {
        position =
                Math.max(position, answer.headers().firstValueAsLong(POSITION).orElseThrow());
    }
}
