package dev.annals.app.compliance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.annals.api.security.Role;
import dev.annals.app.security.SecuredAnnals;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a compliance officer has at hand: the started product, and the requests of the cases. */
final class Desk {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int LOOKS = 600;

    private final SecuredAnnals annals;

    Desk(SecuredAnnals annals) {
        this.annals = annals;
    }

    /** Somebody nobody else's test knows. */
    static String newMail() {
        return "case-" + UUID.randomUUID() + "@example.com";
    }

    /** The path below a profile. */
    static String profile(String name, String below) {
        return "/api/v1/profiles/" + URLEncoder.encode(name, StandardCharsets.UTF_8) + below;
    }

    /** What an officer's question is answered. */
    JsonNode ask(String path) {
        return ask(path, Role.COMPLIANCE);
    }

    /** What a question is answered. */
    JsonNode ask(String path, Role role, String... headers) {
        HttpResponse<String> answer =
                annals.send("GET", path, "", "Authorization", "Bearer " + annals.token(role), headers);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    /** What an officer's question is answered as soon as that is as wanted. */
    JsonNode awaited(String path, Predicate<JsonNode> wanted) {
        JsonNode found = ask(path);
        for (int look = 0; look < LOOKS && !wanted.test(found); look++) {
            LockSupport.parkNanos(50_000_000);
            found = ask(path);
        }
        assertThat(wanted.test(found)).as(path + " answers " + found).isTrue();
        return found;
    }

    /** What an officer is handed as a file. */
    String file(String path, String type, String... headers) {
        String[] all = Arrays.copyOf(headers, headers.length + 2);
        all[headers.length] = "Accept";
        all[headers.length + 1] = type;
        HttpResponse<String> answer =
                annals.send("GET", path, "", "Authorization", "Bearer " + annals.token(Role.COMPLIANCE), all);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }

    /** What is done, and has to succeed. */
    Done does(String method, String path, Map<String, ?> body, Role role, String... headers) {
        Done done = tries(method, path, body, role, headers);
        assertThat(done.status()).as(done.body().toString()).isBetween(200, 299);
        return done;
    }

    /** What is tried. */
    Done tries(String method, String path, Map<String, ?> body, Role role, String... headers) {
        HttpResponse<String> answer = annals.send(
                method, path, JSON.writeValueAsString(body), "Authorization", "Bearer " + annals.token(role), headers);
        return new Done(
                answer.statusCode(),
                JSON.readTree(answer.body()),
                answer.headers().firstValueAsLong("X-Annals-Position").orElse(-1));
    }

    /**
     * What was answered.
     *
     * @param status the HTTP status
     * @param body the answer
     * @param position the position up to which the log has to be read to see it; -1 where there is none
     */
    record Done(int status, JsonNode body, long position) {

        String text(String pointer) {
            return body.at(pointer).asString();
        }
    }
}
