package dev.annals.app.compliance;

import static dev.annals.app.compliance.Office.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The cases about requests of people. */
final class RequestCases {

    private static final String REQUESTS = "/api/v1/subject-requests";

    private final Office office;

    RequestCases(Office office) {
        this.office = office;
    }

    void deadlinesAreThoseOfTheLaws() {
        String ask = REQUESTS + "/due?submitted=2027-01-31T10:00:00Z&type=";
        JsonNode erasure = office.get(ask + "erasure");
        assertThat(erasure.at("/gdpr/answer").asString()).isEqualTo("2027-02-28");
        assertThat(erasure.at("/ccpa/acknowledge").asString()).isEqualTo("2027-02-12");
        assertThat(erasure.at("/ccpa/answer").asString()).isEqualTo("2027-03-17");
        assertThat(erasure.at("/taiwan/answer").asString()).isEqualTo("2027-03-02");
        assertThat(office.get(ask + "access").at("/taiwan/answer").asString()).isEqualTo("2027-02-15");

        Instant now = Instant.now();
        for (String law : List.of("gdpr", "ccpa", "taiwan")) {
            JsonNode due = json(asks(Customer.unknown(), "access", law, now)).path("due");
            assertThat(due)
                    .isEqualTo(office.get(REQUESTS + "/due?type=access&law=" + law + "&submitted=" + now)
                            .path(law));
        }
    }

    void extensionsNeedAReasonAndTheFirstPeriod() {
        Instant now = Instant.now();
        String path = received(Customer.unknown(), "access", "gdpr", now.minus(Duration.ofDays(20)));
        assertThat(office.awaited(path, it -> it.at("/request/alarms").size() == 1)
                        .at("/request/alarms/0")
                        .asInt())
                .isEqualTo(50);
        String first = office.get(path).at("/request/due/answer").asString();

        assertThat(office.post(path + "/extension", Map.of()).statusCode()).isEqualTo(400);
        json204(path + "/extension", Map.of("reason", "very many requests"));
        JsonNode extended = office.awaited(
                path, it -> !it.at("/request/due/answer").asString().equals(first));
        assertThat(extended.at("/request/due/answer").asString()).isGreaterThan(first);
        assertThat(extended.path("history").findValuesAsString("text")).contains("very many requests");
        assertThat(office.post(path + "/extension", Map.of("reason", "still")).statusCode())
                .isEqualTo(409);

        String late = received(Customer.unknown(), "access", "gdpr", now.minus(Duration.ofDays(60)));
        assertThat(office.post(late + "/extension", Map.of("reason", "too late"))
                        .statusCode())
                .isEqualTo(409);
    }

    void anErasureIsCarriedOutOnceItIsShownWhoThePersonIs() {
        Customer anna = Customer.unknown();
        office.position(anna.signsUp());
        String path = received(anna, "erasure", "gdpr", Instant.now());
        json204(path + "/acknowledgement", Map.of());
        json204(path + "/assignment", Map.of());
        json204(path + "/notes", Map.of("text", "called back"));
        json204(path + "/identity", Map.of("method", "phone", "shown", false));
        assertThat(office.ask("/api/v1/profiles/" + anna.address()).statusCode())
                .isEqualTo(200);
        json204(path + "/identity", Map.of("method", "passport", "shown", true));

        JsonNode done =
                office.awaited(path, it -> it.at("/request/status").asString().equals("COMPLETED"));
        assertThat(done.at("/request/assignee").asString()).isEqualTo("compliance:carla");
        assertThat(done.path("history").findValuesAsString("text")).contains("called back");
        assertThat(office.get("/api/v1/erasures/" + done.path("outcome").asString())
                        .path("status")
                        .asString())
                .isEqualTo("completed");
        assertThat(office.ask("/api/v1/profiles/" + anna.address()).statusCode())
                .isEqualTo(404);
        assertThat(office.post(path + "/cancellation", Map.of()).statusCode()).isEqualTo(409);
    }

    void restrictionsObjectionsAndCorrectionsAreFollowed() {
        Customer ben = Customer.unknown();
        office.position(ben.signsUp());
        String correction = received(ben, "rectification", "gdpr", Instant.now());
        json204(correction + "/identity", Map.of("method", "passport", "shown", true));
        office.awaited(correction, it -> it.at("/request/status").asString().equals("IN_PROGRESS"));
        json204(correction + "/rectification", Map.of("traits", Map.of("name", "Sandpiper Jr.")));
        assertThat(completed(correction).path("results").asLong()).isEqualTo(1);
        assertThat(office.awaited(
                                "/api/v1/profiles/" + ben.address(),
                                it -> it.at("/traits/name").asString().equals("Sandpiper Jr."))
                        .at("/traitDetails/name/source")
                        .asString())
                .isEqualTo("rectification");

        completed(received(ben, "opt_out_of_sale", "ccpa", Instant.now()));
        awaitReason(ben, "sale-share", "consent_refused");
        String restriction = received(ben, "restriction", "gdpr", Instant.now());
        json204(restriction + "/identity", Map.of("method", "passport", "shown", true));
        completed(restriction);
        awaitReason(ben, "service", "restricted");
        assertThat(office.ask("/api/v1/profiles/" + ben.address()).statusCode()).isEqualTo(200);
        json204(restriction + "/lifting", Map.of("reason", "the dispute is settled"));
        office.awaited(
                "/api/v1/profiles/" + ben.address() + "/consents?purpose=service",
                it -> it.at("/consents/0/reason").asString().equals("basis_contract")
                        && it.at("/consents/0/allowed").asBoolean());

        for (Object purposes : List.of(List.of("marketting"), List.of("service"), Collections.singletonList(null))) {
            Map<String, Object> objection = Map.of(
                    "type", "objection", "law", "gdpr", "identities", List.of(ben.address()), "purposes", purposes);
            assertThat(office.post(REQUESTS, objection).statusCode())
                    .as(objection.toString())
                    .isEqualTo(400);
        }

        String denied = received(ben, "access", "gdpr", Instant.now());
        assertThat(office.post(denied + "/denial", Map.of("reason", "no wish")).statusCode())
                .isEqualTo(400);
        json204(denied + "/denial", Map.of("reason", "insuf_verification"));
        assertThat(office.awaited(
                                denied,
                                it -> it.at("/request/status").asString().equals("DENIED"))
                        .path("denial")
                        .asString())
                .isEqualTo("insuf_verification");
        assertThat(office.post(denied + "/completion", Map.of("results", 1)).statusCode())
                .isEqualTo(409);
        assertThat(office.get(REQUESTS + "?limit=3").path("items")).hasSize(3);
    }

    void whatSomebodyUnknownObjectsToIsHeededWhenSomethingArrives() {
        Customer mia = Customer.unknown();
        JsonNode done = completed(received(mia, "opt_out_of_sale", "ccpa", Instant.now()));
        assertThat(done.path("results").asLong()).isEqualTo(1);

        office.position(mia.signsUp());

        awaitReason(mia, "sale-share", "consent_refused");
    }

    void aRequestIsCompleteButForWhatIsHeldAndWhollyOnceThatEnds() {
        Customer mia = Customer.unknown();
        office.position(mia.signsUp(), mia.orders(5));
        String orders = held(mia, "orders");
        String contact = held(mia, "contact");
        String path = received(mia, "erasure", "gdpr", Instant.now());
        json204(path + "/identity", Map.of("method", "passport", "shown", true));

        JsonNode kept =
                office.awaited(path, it -> it.at("/request/status").asString().equals("COMPLETED_WITH_EXCEPTIONS"));
        assertThat(texts(kept.path("exceptions"))).containsExactlyInAnyOrder("orders", "contact");
        json204(REQUESTS + "/holds/" + orders + "/lifting", Map.of("reason", "the claim is settled"));
        JsonNode less = office.awaited(path, it -> it.path("exceptions").size() == 1);
        assertThat(texts(less.path("exceptions"))).containsExactly("contact");
        json204(REQUESTS + "/holds/" + contact + "/lifting", Map.of("reason", "the claim is settled"));

        assertThat(completed(path).path("exceptions")).isEmpty();
    }

    /** A legal hold on what is of a category of somebody's data. */
    private String held(Customer customer, String category) {
        Map<String, Object> hold = Map.of(
                "reason",
                "a claim",
                "basis",
                "BGB 195",
                "categories",
                List.of(category),
                "criterion",
                Map.of("trait", "email", "is", customer.mail()));
        return json(office.post(REQUESTS + "/holds", hold)).path("hold").asString();
    }

    private static List<String> texts(JsonNode list) {
        return list.valueStream().map(JsonNode::asString).toList();
    }

    void anAccessRequestLeadsToAPackageByItself() {
        Customer mia = Customer.unknown();
        Map<String, Object> spoiled = mia.orders(1);
        spoiled.put("timestamp", "the day before yesterday");
        long position = office.position(mia.signsUp(), mia.orders(5), spoiled);
        office.get("/api/v1/quarantine?atLeast=" + position);
        String path = received(mia, "access", "gdpr", Instant.now());
        json204(path + "/identity", Map.of("method", "passport", "shown", true));

        JsonNode done = completed(path);
        String link = done.path("resultsUrl").asString();
        assertThat(done.path("results").asLong()).isEqualTo(1);
        HttpResponse<String> held = new People().open(link + "/package.json");
        assertThat(held.statusCode()).isEqualTo(200);
        JsonNode contents = Office.JSON.readTree(held.body());
        assertThat(contents.at("/traits/name/value").asString()).isEqualTo(mia.name());
        assertThat(contents.at("/requests/0/type").asString()).isEqualTo("access");
        assertThat(contents.at("/quarantine/0/raw").asString()).contains(mia.mail());
        assertThat(office.get(path).path("resultsUrl").asString())
                .as("the link is the same each time")
                .isEqualTo(link);
        assertThat(office.get("/api/v1/audit?subject=" + mia.address() + "&kind=access.exported")
                        .at("/items/0/purpose")
                        .asString())
                .isEqualTo("request " + done.at("/request/request").asString());

        JsonNode nobody = completedAccess(Customer.unknown());
        assertThat(nobody.path("results").asLong()).isZero();
        assertThat(nobody.path("resultsUrl").isNull()).isTrue();
    }

    private JsonNode completedAccess(Customer customer) {
        String path = received(customer, "access", "gdpr", Instant.now());
        json204(path + "/identity", Map.of("method", "passport", "shown", true));
        return completed(path);
    }

    private void awaitReason(Customer customer, String purpose, String reason) {
        office.awaited(
                "/api/v1/profiles/" + customer.address() + "/consents?purpose=" + purpose,
                it -> it.at("/consents/0/reason").asString().equals(reason)
                        && !it.at("/consents/0/allowed").asBoolean());
    }

    private JsonNode completed(String path) {
        return office.awaited(path, it -> it.at("/request/status").asString().equals("COMPLETED"));
    }

    private void json204(String path, Map<String, ?> body) {
        var answer = office.post(path, body);
        assertThat(answer.statusCode()).as(path + " " + answer.body()).isEqualTo(204);
    }

    private String received(Customer customer, String type, String law, Instant at) {
        var answer = asks(customer, type, law, at);
        String path = REQUESTS + "/" + json(answer).path("request").asString();
        office.get(path + "?atLeast="
                + answer.headers().firstValue("X-Annals-Position").orElseThrow());
        return path;
    }

    private HttpResponse<String> asks(Customer customer, String type, String law, Instant at) {
        Map<String, Object> body = new HashMap<>();
        body.put("type", type);
        body.put("law", law);
        body.put("identities", List.of(customer.address()));
        body.put("submittedAt", at.toString());
        return office.post(REQUESTS, body);
    }
}
