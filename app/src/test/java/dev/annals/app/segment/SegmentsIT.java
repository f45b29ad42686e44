package dev.annals.app.segment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.annals.api.security.Role;
import dev.annals.app.security.SecuredAnnals;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Segments on the started product, from the outside. */
@ExtendWith(SecuredAnnals.OfAllTests.class)
class SegmentsIT {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String SEGMENTS = "/api/v1/segments";

    private final SecuredAnnals annals;
    private final String tag = UUID.randomUUID().toString().substring(0, 8);

    SegmentsIT(SecuredAnnals annals) {
        this.annals = annals;
    }

    @Test
    void somebodyEntersByWhatTheyDoAndLeavesByTimeAlone() {
        String key = publish("剛剛看過-" + tag, "{did: 看過 %s, within: PT8S}".formatted(tag));
        awaitSize(key, 0);
        long position = track("visitor-" + tag, "看過 " + tag, "");
        JsonNode members = get(SEGMENTS + "/" + key + "/members?atLeast=" + position);

        assertThat(members.path("items").size()).isEqualTo(1);
        assertThat(members.at("/items/0/cause").asString()).isEqualTo("interaction");
        String profile = members.at("/items/0/profileId").asString();
        String since = members.at("/items/0/since").asString();
        assertThat(get("/api/v1/profiles/user_id:visitor-" + tag + "?atLeast=" + position)
                        .path("segments")
                        .toString())
                .contains("剛剛看過");
        JsonNode why = get(SEGMENTS + "/" + key + "/explain/user_id:visitor-" + tag);
        assertThat(why.at("/clause/value").asInt()).isEqualTo(1);
        assertThat(why.at("/clause/evidence").size()).isEqualTo(1);
        assertThat(why.at("/clause/until").asString()).isNotEmpty();

        awaitSize(key, 0);
        assertThat(get(SEGMENTS + "/" + key + "/members?asOf=" + since).toString())
                .contains(profile);
        JsonNode then = get(SEGMENTS + "/" + key + "/explain/user_id:visitor-" + tag + "?asOf=" + since);
        assertThat(then.path("member").asBoolean()).isTrue();
        assertThat(then.at("/clause/holds").asBoolean()).isTrue();
        assertThat(get(SEGMENTS + "/" + key + "/explain/user_id:visitor-" + tag)
                        .at("/clause/holds")
                        .asBoolean())
                .isFalse();
        JsonNode days = get(SEGMENTS + "/" + key + "/history").path("days");
        JsonNode today = days.path(days.size() - 1);
        assertThat(today.at("/entered/interaction").asInt()).isEqualTo(1);
        assertThat(today.at("/left/clock").asInt()).isEqualTo(1);
        assertThat(today.path("size").asInt()).isZero();
    }

    @Test
    void aNewSegmentSeesTheWholeHistoryAndAPreviewSaysSoBefore() {
        track("old-" + tag, "Before " + tag, ", \"total\": 70");
        long position = track("old-" + tag, "Before " + tag, ", \"total\": 50");
        String condition = "{sum: total, of: Before %s, atLeast: 120}".formatted(tag);
        JsonNode preview = JSON.readTree(
                send("POST", SEGMENTS + "/preview?atLeast=" + position, definition("new-" + tag, condition))
                        .body());
        String key = publish("new-" + tag, condition);

        assertThat(preview.path("count").asInt()).isEqualTo(1);
        assertThat(preview.path("enter").asInt()).isEqualTo(1);
        awaitSize(key, 1);
        assertThat(get(SEGMENTS + "/" + key + "/members").at("/items/0/cause").asString())
                .isEqualTo("backfill");

        put(key, definition("new-" + tag, "{sum: total, of: Before %s, atLeast: 500}".formatted(tag)), "*");
        awaitSize(key, 0);
        assertThat(get(SEGMENTS + "/" + key + "/history").toString()).contains("\"rule-change\":1");
        assertThat(get(SEGMENTS + "/" + key + "/versions").path("items").size()).isEqualTo(2);
    }

    @Test
    void whoIsInASegmentIsToldSoInTheirPackageWithItsLogic() {
        String key = publish("told-" + tag, "{did: Told %s}".formatted(tag));
        awaitSize(key, 0);
        long position = track("told-" + tag, "Told " + tag, "");
        awaitSize(key, 1);

        HttpResponse<String> made = annals.send(
                "POST",
                "/api/v1/profiles/user_id:told-" + tag + "/access-package?purpose=request&atLeast=" + position,
                "{}",
                "Authorization",
                "Bearer " + annals.token(Role.COMPLIANCE));
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        URI link = URI.create(JSON.readTree(made.body()).path("url").asString());
        JsonNode json = JSON.readTree(
                annals.send("GET", link.getRawPath() + "/package.json", "").body());

        assertThat(json.at("/segments/0/segment").asString()).isEqualTo("told-" + tag);
        assertThat(json.at("/segments/0/logic").asString()).contains("Told " + tag);
        assertThat(json.at("/counts/reconciles").asBoolean()).isTrue();
    }

    @Test
    void whoIsForgottenLeavesBecauseOfThat() {
        String mail = "forget-" + tag + "@example.com";
        String key = publish("erased-" + tag, "{did: Erasable %s}".formatted(tag));
        awaitSize(key, 0);
        String body = """
            {"batch":[{"type":"track","event":"Erasable %s","messageId":"%s","userId":"erase-%s","context":{"traits":{"email":"%s"}}}]}
            """.formatted(tag, UUID.randomUUID(), tag, mail);
        long position = sent(body);
        assertThat(get(SEGMENTS + "/" + key + "/members?atLeast=" + position)
                        .path("items")
                        .size())
                .isEqualTo(1);

        HttpResponse<String> erased = annals.send(
                "POST",
                "/api/v1/erasures",
                "{\"profile\":\"user_id:erase-%s\",\"ground\":\"consent-withdrawn\"}".formatted(tag),
                "Authorization",
                "Bearer " + annals.token(Role.COMPLIANCE));
        assertThat(erased.statusCode()).as(erased.body()).isBetween(200, 299);
        awaitSize(key, 0);
        assertThat(get(SEGMENTS + "/" + key + "/history").toString()).contains("\"left\":{\"erasure\":1}");
    }

    @Test
    void peopleArePutOnAListAndTakenOffAndExported() {
        long position = track("listed-" + tag, "Any " + tag, "");
        String key = "list-" + tag;
        assertThat(send("POST", SEGMENTS, "{segment: %s, list: true, name: '=list'}".formatted(key))
                        .statusCode())
                .isEqualTo(201);
        awaitSize(key, 0);
        HttpResponse<String> told =
                upload(key + "/list?", "user_id,profile\nlisted-%s,\n,nobody at all\n".formatted(tag));
        assertThat(told.body()).contains("\"people\":1").contains("\"line\":3");
        awaitSize(key, 1);

        String path = SEGMENTS + "/" + key + "/export?atLeast=" + position;
        assertThat(file(path, "text/csv").body())
                .startsWith("segment,profileId,since,cause")
                .contains(",list");
        assertThat(JSON.readTree(file(path, "application/x-ndjson").body())
                        .path("segment")
                        .asString())
                .isEqualTo(key);
        HttpResponse<String> parquet = file(path, "application/vnd.apache.parquet");
        assertThat(parquet.body()).startsWith("PAR1").endsWith("PAR1");
        assertThat(parquet.headers().firstValue("Content-Disposition"))
                .hasValueSatisfying(name -> assertThat(name).contains(key + ".parquet"));
        String excluding =
                publish("not-listed-" + tag, "{all: [{did: Any %s}, {not: {segment: %s}}]}".formatted(tag, key));
        awaitSize(excluding, 0);
        upload(key + "/list?remove=true", "profile\nuser_id:listed-%s\n".formatted(tag));
        awaitSize(key, 0);
        awaitSize(excluding, 1);
        assertThat(get(SEGMENTS + "/overlap?segments=" + key + "," + excluding)
                        .path("counts")
                        .toString())
                .isEqualTo("[[0,0],[0,1]]");
        assertThat(get(SEGMENTS + "/" + key + "/consumers").toString()).contains(excluding);
        HttpResponse<String> archived = send("DELETE", SEGMENTS + "/" + key, "");
        assertThat(archived.statusCode()).isEqualTo(409);
        assertThat(archived.body()).contains("not-listed-" + tag);
        assertThat(send("DELETE", SEGMENTS + "/" + excluding, "").statusCode()).isEqualTo(204);
        assertThat(send("DELETE", SEGMENTS + "/" + key, "").statusCode()).isEqualTo(204);
    }

    @Test
    void aSnapshotKeepsWhoWasInASegment() {
        String key = publish("moving-" + tag, "{did: Moved %s, within: PT6S}".formatted(tag));
        awaitSize(key, 0);
        long position = track("mover-" + tag, "Moved " + tag, "");
        HttpResponse<String> taken = send(
                "POST",
                SEGMENTS + "/" + key + "/snapshots?atLeast=" + position,
                "{\"list\": \"kept-%s\"}".formatted(tag));
        assertThat(taken.statusCode()).as(taken.body()).isEqualTo(201);
        JsonNode snapshot = JSON.readTree(taken.body());
        assertThat(snapshot.path("people").asInt()).isEqualTo(1);

        awaitSize(key, 0);
        awaitSize("kept-" + tag, 1);
        HttpResponse<String> again = send(
                "POST",
                SEGMENTS + "/" + key + "/snapshots?asOf=" + snapshot.path("at").asString(),
                "{\"list\": \"kept-%s\"}".formatted(tag));
        assertThat(again.statusCode()).as(again.body()).isEqualTo(201);
        assertThat(send("POST", SEGMENTS + "/" + key + "/snapshots", "{\"list\": \"kept-%s\"}".formatted(tag))
                        .statusCode())
                .isEqualTo(409);
        assertThat(send("POST", SEGMENTS + "/" + key + "/snapshots", "{}").statusCode())
                .isEqualTo(400);
    }

    @Test
    void twoWhoEditTheSameAreToldTheDifference() {
        String key = publish("edited-" + tag, "{did: First %s}".formatted(tag));
        assertThat(put(key, definition("edited-" + tag, "{did: Second %s}".formatted(tag)), "\"1\"")
                        .statusCode())
                .isEqualTo(200);
        HttpResponse<String> late = put(key, definition("edited-" + tag, "{did: Third %s}".formatted(tag)), "\"1\"");

        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(late.body()).contains("- condition: {did: First").contains("+ condition: {did: Second");
        assertThat(send("POST", SEGMENTS, definition("edited-" + tag, "{everyone: true}"))
                        .statusCode())
                .isEqualTo(409);
    }

    @Test
    void whatCannotBeUsedIsRefusedAtItsPlace() {
        publish("known-" + tag, "{everyone: true}");
        assertThat(refusal("{trait: city, isOneOff: [Graz]}"))
                .contains("segment.yaml:2:")
                .contains("Do you mean 'isOneOf'?");
        assertThat(refusal("{dit: Order}")).contains("Do you mean 'did'?");
        assertThat(refusal("{segment: knwn-%s}".formatted(tag))).contains("Do you mean 'known-" + tag);
        assertThat(refusal("{segment: bad-%s}".formatted(tag))).contains("circle");
        assertThat(refusal("{trait: a, matches: '(a+'}")).contains("regular expression");
        assertThat(refusal("{did: A, within: P999999999999D}")).contains("time span");
        assertThat(refusal("{consent: no-such-purpose}")).contains("no-such-purpose");
        assertThat(refusal("{not: ".repeat(101) + "{everyone: true}" + "}".repeat(101)))
                .contains("nested");
        for (String hostile :
                List.of("{trait: $where, is: '1'}", "{trait: 'a.$.b', exists: true}", "{did: \"'; drop\"}")) {
            assertThat(send("POST", SEGMENTS + "/preview", definition("hostile", hostile))
                            .statusCode())
                    .as(hostile)
                    .isEqualTo(200);
        }
        List<String> wide = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            wide.add("{trait: t%d, is: %d}".formatted(i, i));
        }
        assertThat(send("POST", SEGMENTS + "/preview", definition("wide", "{any: %s}".formatted(wide)))
                        .statusCode())
                .isEqualTo(200);
        assertThat(get(SEGMENTS + "/schema").path("$schema").asString()).contains("draft-07");
        assertThat(send("GET", SEGMENTS + "/no-such-segment", "").statusCode()).isEqualTo(404);
    }

    @Test
    void aNameThatNobodySentIsRemarkedUponBeforeItIsPublished() {
        track("sender-" + tag, "Named " + tag, ", \"colour_%s\": 1".formatted(tag));
        HttpResponse<String> preview = send(
                "POST",
                SEGMENTS + "/preview",
                definition(
                        "typo-" + tag,
                        "{all: [{did: Namd %s, where: [{property: color_%s, is: 1}]}, {did: Named %s}]}"
                                .formatted(tag, tag, tag)));
        assertThat(preview.statusCode()).as(preview.body()).isEqualTo(200);
        assertThat(JSON.readTree(preview.body()).path("remarks").valueStream().map(JsonNode::asString))
                .containsExactly(
                        "Nobody did 'Namd %s' lately. Do you mean 'Named %s'?".formatted(tag, tag),
                        "No trait or property 'color_%s' came in lately. Do you mean 'colour_%s'?".formatted(tag, tag));
        assertThat(send(
                                "POST",
                                SEGMENTS + "/preview",
                                definition(
                                        "none", "{all: [{computed: nothing-like-it, above: 1}, {segment: no-such}]}"))
                        .body())
                .contains("'nothing-like-it' is not computed.", "'no-such' is no segment.");
    }

    private String refusal(String condition) {
        HttpResponse<String> refused = send("POST", SEGMENTS, definition("bad-" + tag, condition));
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(400);
        return refused.body();
    }

    private static String definition(String key, String condition) {
        return "segment: " + key + "\ncondition: " + condition + "\n";
    }

    /** Publishes, and answers the key as it stands in addresses. */
    private String publish(String key, String condition) {
        HttpResponse<String> published = send("POST", SEGMENTS, definition(key, condition));
        assertThat(published.statusCode()).as(published.body()).isEqualTo(201);
        return URLEncoder.encode(key, StandardCharsets.UTF_8);
    }

    private HttpResponse<String> put(String key, String definition, String ifMatch) {
        return annals.send(
                "PUT",
                SEGMENTS + "/" + key,
                definition,
                "Authorization",
                "Bearer " + annals.token(Role.MARKETER),
                "If-Match",
                ifMatch);
    }

    private HttpResponse<String> upload(String path, String csv) {
        HttpResponse<String> told = annals.sendAs("text/csv", SEGMENTS + "/" + path, csv, annals.token(Role.MARKETER));
        assertThat(told.statusCode()).as(told.body()).isEqualTo(200);
        return told;
    }

    private HttpResponse<String> file(String path, String form) {
        return annals.send("GET", path, "", "Authorization", "Bearer " + annals.token(Role.MARKETER), "Accept", form);
    }

    private void awaitSize(String key, int size) {
        Instant end = Instant.now().plusSeconds(40);
        JsonNode segment = get(SEGMENTS + "/" + key);
        while (Instant.now().isBefore(end)
                && !(segment.path("state").asString().equals("live")
                        && segment.path("size").asInt() == size
                        && get(SEGMENTS + "/" + key + "/members").path("items").size() == size)) {
            segment = get(SEGMENTS + "/" + key);
        }
        assertThat(segment.path("state").asString()).isEqualTo("live");
        assertThat(get(SEGMENTS + "/" + key + "/members").path("items").size()).isEqualTo(size);
    }

    private long track(String user, String event, String properties) {
        return sent("""
            {"batch":[{"type":"track","event":"%s","messageId":"%s","userId":"%s","properties":{"a":1%s}}]}
            """.formatted(event, UUID.randomUUID(), user, properties));
    }

    private long sent(String batch) {
        String key =
                Base64.getEncoder().encodeToString((annals.token(Role.SOURCE) + ":").getBytes(StandardCharsets.UTF_8));
        HttpResponse<String> answer = annals.send("POST", "/v1/batch", batch, "Authorization", "Basic " + key);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.headers().firstValueAsLong("X-Annals-Position").orElseThrow();
    }

    private HttpResponse<String> send(String method, String path, String body) {
        return annals.send(method, path, body, "Authorization", "Bearer " + annals.token(Role.MARKETER));
    }

    private JsonNode get(String path) {
        HttpResponse<String> answer = send("GET", path, "");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }
}
