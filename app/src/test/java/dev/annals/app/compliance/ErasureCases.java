package dev.annals.app.compliance;

import static dev.annals.app.compliance.Office.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.annals.app.cli.Verb;
import dev.annals.testkit.canary.CanaryScanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The cases about erasures. */
final class ErasureCases {

    private final Office office;

    ErasureCases(Office office) {
        this.office = office;
    }

    void anErasedPersonIsFoundNowhereAndNoEventIsGone() throws Exception {
        Customer anna = Customer.unknown();
        long position = office.position(anna.signsUp(), anna.orders(12), anna.browses());
        String profile = office.get("/api/v1/profiles/" + anna.address() + "?atLeast=" + position)
                .path("profileId")
                .asString();
        quarantineOneOf(anna);
        long events = office.get("/api/v1/audit?subject=" + anna.address() + "&limit=1000")
                .path("items")
                .size();

        JsonNode erasure = office.erased(anna.address());

        assertThat(erasure.path("status").asString()).isEqualTo("completed");
        assertThat(erasure.path("fragments")).hasSize(3);
        assertThat(erasure.path("alsoErased")).hasSize(1);
        for (String address : List.of(anna.address(), profile, "user_id:" + anna.userId())) {
            String path = "/api/v1/profiles/" + address;
            for (String read : List.of("", "/timeline", "/identity", "?asOf=9999-01-01T00:00:00Z")) {
                assertThat(office.ask(path + read).statusCode()).as(read).isEqualTo(404);
            }
        }
        assertThat(new CanaryScanner(List.of(anna.mail(), anna.userId(), anna.browser(), anna.name()))
                        .scan(office.data())
                        .findings())
                .isEmpty();
        assertThat(checked(erasure, "events"))
                .as("no event of the three fragments and the item was removed, and none can be read")
                .isGreaterThanOrEqualTo(events);
        String certificate = office.ask(
                        "/api/v1/erasures/" + erasure.path("erasure").asString() + "/certificate")
                .body();
        String key = office.get("/api/v1/erasures/certificate-key")
                .path("publicKeyMultibase")
                .asString();
        Path file = Files.writeString(office.data().resolveSibling(anna.userId() + ".json"), certificate);
        assertThat(Verb.run("verify", file.toString(), "--key", key).out()).startsWith("sound: Erasure ");
        Files.writeString(file, certificate.replace("\"found\":0", "\"found\": 1"));
        assertThat(Verb.run("verify", file.toString()).out()).startsWith("BROKEN: ");
        assertThat(Verb.run("verify", file.toString()).code()).isEqualTo(1);
    }

    void aFullReplayLeavesTheErasedPersonErasedAndEverybodyElseAsTheyWere() {
        Customer anna = Customer.unknown();
        Customer ben = Customer.unknown();
        long position = office.position(anna.signsUp(), ben.signsUp(), ben.orders(7), anna.orders(9));
        String before = office.ask("/api/v1/profiles/" + ben.address() + "?atLeast=" + position)
                .body();
        office.erased(anna.address());

        List<String> projections = office.inspect("/api/v1/operations/projections")
                .path("items")
                .valueStream()
                .filter(each -> each.path("rebuildable").asBoolean())
                .map(each -> each.path("name").asString())
                .toList();
        assertThat(projections).contains("profile", "quarantine", "erasure", "audit-index");
        String newest = newestMessage();
        for (String projection : projections) {
            String path = "/api/v1/operations/projections/" + projection;
            JsonNode check = office.operate(path + "/check");
            assertThat(check.path("missing").asLong()
                            + check.path("surplus").asLong()
                            + check.path("different").asLong())
                    .as(check.toString())
                    .isZero();
            office.operate(path + "/replay");
        }

        assertThat(office.ask("/api/v1/profiles/" + anna.address()).statusCode())
                .isEqualTo(404);
        assertThat(office.ask("/api/v1/profiles/" + ben.address()).body()).isEqualTo(before);
        assertThat(newestMessage()).as("nothing is sent").isEqualTo(newest);
    }

    /** What was done last about any message. */
    private String newestMessage() {
        return office.get("/api/v1/audit?kind=delivery&limit=1").path("items").toString();
    }

    void yesterdaysKeysBringNobodyBack() throws Exception {
        Customer anna = Customer.unknown();
        Customer ben = Customer.unknown();
        office.position(anna.signsUp(), ben.signsUp());
        new OpenDatabase(office.data()).run("create table annals.keys_of_yesterday as table annals.subject_key");
        office.erased(anna.address());

        office.restartAfter(
                "truncate annals.subject_key",
                "insert into annals.subject_key table annals.keys_of_yesterday",
                "delete from annals.erasure_progress",
                "delete from annals.erased_subject",
                "drop table annals.keys_of_yesterday");

        assertThat(office.ask("/api/v1/profiles/" + anna.address()).statusCode())
                .isEqualTo(404);
        assertThat(office.ask("/api/v1/profiles/" + anna.address() + "?asOf=9999-01-01T00:00:00Z")
                        .statusCode())
                .isEqualTo(404);
        assertThat(office.get("/api/v1/profiles/" + ben.address())
                        .path("traits")
                        .path("name")
                        .asString())
                .isEqualTo(ben.name());
    }

    void anErasedPersonsAddressIsRefusedCountedAndAuditedWithoutBeingStored() throws Exception {
        Customer anna = Customer.unknown();
        office.position(anna.signsUp());
        String erasure = office.erased(anna.address()).path("erasure").asString();

        JsonNode again = office.sent(anna.orders(3), Customer.unknown().browses());

        assertThat(again.path(0).path("status").asString()).isEqualTo("refused");
        assertThat(again.path(0).path("reason").asString()).isEqualTo("suppressed");
        assertThat(again.path(1).path("status").asString()).isEqualTo("stored");
        JsonNode audit = office.get("/api/v1/audit?kind=interaction.suppressed&limit=1");
        assertThat(audit.path("items").path(0).path("actor").asString()).isEqualTo("source:shop");
        assertThat(audit.toString()).doesNotContain(anna.mail());
        imported(anna, audit.at("/items/0/position").asLong());
        assertThat(new CanaryScanner(List.of(anna.mail(), anna.name()))
                        .scan(office.data())
                        .findings())
                .isEmpty();

        Map<String, String> permission =
                Map.of("identifier", anna.address(), "ground", "consent", "reference", "consent-17");
        json(office.post("/api/v1/readmissions", permission));
        JsonNode welcome = office.sent(anna.orders(4));
        assertThat(welcome.path(0).path("status").asString()).isEqualTo("stored");
        assertThat(office.get("/api/v1/erasures/" + erasure).path("status").asString())
                .isEqualTo("completed");
    }

    /** A file that names the erased person and somebody else is imported: one line is refused, and that is on record. */
    private void imported(Customer erased, long before) throws IOException {
        Path folder = Files.createTempDirectory(office.data().getParent(), "import");
        Path file = folder.resolve("old-customers.ndjson");
        Files.write(
                file,
                List.of(
                        Office.JSON.writeValueAsString(erased.orders(5)),
                        Office.JSON.writeValueAsString(Customer.unknown().browses())));

        Verb verb = Verb.run("import", file.toString(), "--data", office.data().toString());

        assertThat(verb.out()).as(verb.toString()).isEqualToIgnoringNewLines("stored=1 duplicates=0 rejected=1");
        assertThat(Files.readString(folder.resolve("old-customers.ndjson.rejects.ndjson")))
                .isEqualToIgnoringNewLines("{\"line\":1,\"reason\":\"suppressed\",\"status\":\"refused\"}");
        JsonNode audit = office.awaited(
                "/api/v1/audit?kind=interaction.suppressed&limit=1",
                it -> it.at("/items/0/position").asLong() > before);
        assertThat(audit.at("/items/0/actor").asString()).isEqualTo("source:first-admin");
        assertThat(audit.toString()).doesNotContain(erased.mail());
    }

    void whatALegalHoldDemandsIsKeptForNobodysUseAndErasedWhenItEnds() throws Exception {
        Customer anna = Customer.unknown();
        office.position(anna.signsUp(), anna.orders(2), anna.orders(3), anna.browses());
        String holds = "/api/v1/subject-requests/holds";
        Map<String, Object> hold = Map.of(
                "reason",
                "tax audit of the year",
                "basis",
                "AO 147",
                "categories",
                List.of("orders"),
                "profiles",
                List.of(anna.address()));
        List<?> nothing = Collections.singletonList(null);
        for (Map<String, ?> wrong : List.of(
                Map.of("categories", List.of("secrets"), "profiles", List.of(anna.address())),
                Map.of("categories", nothing, "profiles", List.of(anna.address())),
                Map.of("categories", List.of("orders"), "profiles", nothing))) {
            Map<String, Object> refused = new HashMap<>(wrong);
            refused.putAll(Map.of("reason", "x", "basis", "AO 147"));
            assertThat(office.post(holds, refused).statusCode())
                    .as(refused.toString())
                    .isEqualTo(400);
        }
        String id = json(office.post(holds, hold)).path("hold").asString();
        assertThat(office.get(holds).at("/items/0/reason").asString()).isEqualTo("tax audit of the year");

        JsonNode kept = office.erased(anna.address());

        String erasure = "/api/v1/erasures/" + kept.path("erasure").asString();
        assertThat(kept.path("status").asString()).isEqualTo("completed_with_exceptions");
        assertThat(kept.path("exceptions")).hasSize(1);
        assertThat(kept.at("/exceptions/0/category").asString()).isEqualTo("orders");
        assertThat(kept.at("/exceptions/0/ground").asString()).isEqualTo("AO 147");
        assertThat(office.ask("/api/v1/profiles/" + anna.address()).statusCode())
                .isEqualTo(404);
        JsonNode held = office.get(erasure + "/held?limit=1000").path("items");
        assertThat(held).hasSize(2);
        assertThat(held.findValuesAsString("delivered_to")).containsOnly(anna.name());
        assertThat(held.toString()).doesNotContain(anna.browser());
        assertThat(office.get("/api/v1/audit?kind=access.personal-data-read&limit=1")
                        .at("/items/0/description")
                        .asString())
                .contains("records kept for legal holds");
        assertThat(new CanaryScanner(List.of(anna.mail(), anna.name(), anna.browser()))
                        .scan(office.data())
                        .findings())
                .isEmpty();
        assertThat(certificate(erasure)).contains("except for 1 categories that have to be kept");

        assertThat(office.post(holds + "/" + id + "/lifting", Map.of("reason", "the audit is over"))
                        .statusCode())
                .isEqualTo(204);
        JsonNode done =
                office.awaited(erasure, found -> found.path("status").asString().equals("completed"));

        assertThat(done.path("exceptions")).isEmpty();
        assertThat(checked(done, "records kept for legal holds")).isEqualTo(2);
        assertThat(office.get(erasure + "/held").path("items")).isEmpty();
        assertThat(office.get(holds + "/" + id).path("status").asString()).isEqualTo("ended");
        assertThat(certificate(erasure)).doesNotContain("except for");
        assertThat(office.post(holds + "/" + id + "/lifting", Map.of("reason", "again"))
                        .statusCode())
                .isEqualTo(409);
    }

    /** What an offline check says of the certificate of an erasure. */
    private String certificate(String erasure) throws Exception {
        Path file = Files.createTempFile(office.data().getParent(), "certificate", ".json");
        Files.writeString(file, office.ask(erasure + "/certificate").body());
        Verb checked = Verb.run("verify", file.toString());
        assertThat(checked.code()).as(checked.out()).isZero();
        return checked.out();
    }

    /** An item that names the person and cannot be accepted. */
    private void quarantineOneOf(Customer customer) {
        Map<String, Object> item = customer.orders(1);
        item.put("timestamp", "the day before yesterday");
        assertThat(office.sent(item).path(0).path("status").asString()).isEqualTo("quarantined");
    }

    private static long checked(JsonNode erasure, String subject) {
        for (JsonNode check : erasure.path("checks")) {
            if (check.path("subject").asString().equals(subject)) {
                assertThat(check.path("found").asLong()).isZero();
                return check.path("looked").asLong();
            }
        }
        throw new AssertionError("Nobody looked at " + subject);
    }
}
