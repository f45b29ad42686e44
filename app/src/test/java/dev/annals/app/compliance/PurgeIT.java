package dev.annals.app.compliance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.annals.app.cli.Verb;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** What nobody may tell any more is taken out of the log, and nothing else changes. */
@ExtendWith(Office.OfAllCases.class)
class PurgeIT {

    private static final String OTHERS = """
            select coalesce(sum(hashtextextended(encode(payload, 'hex'), global_index)::numeric %% 1000000007), 0)
            from annals.domain_event where global_index <= %d and get_byte(payload, 0) = 1
            and not exists (select from annals.erased_subject where fragment = aggregate_identifier)""";

    private final Office office;
    private final OpenDatabase database;

    PurgeIT(Office office) {
        this.office = office;
        this.database = new OpenDatabase(office.data());
    }

    @Test
    void whatWasSealedIsGoneFromTheFilesWhileLedgerProofsAndEverybodyElseStayAsTheyWere() throws Exception {
        Customer anna = Customer.unknown();
        Customer ben = Customer.unknown();
        long position = office.position(anna.signsUp(), ben.signsUp(), ben.orders(3), anna.orders(4));
        String profile = office.ask("/api/v1/profiles/" + ben.address() + "?atLeast=" + position)
                .body();
        String erasure = office.erased(anna.address()).path("erasure").asString();
        byte[] sealed = ciphertext();
        assertThat(isInFiles(sealed)).isTrue();
        long head = database.number("select max(global_index) from annals.domain_event");
        long others = database.number(OTHERS.formatted(head));

        assertThat(office.post("/api/v1/erasures/purges", Map.of("erasure", erasure))
                        .statusCode())
                .isEqualTo(403);
        assertThat(database.number("select count(*) from annals.domain_event where get_byte(payload, 0) = 2"))
                .isZero();
        JsonNode purged = Office.JSON.readTree(
                verb("purge", "--erasure", erasure, "--rewrite", "--json").out());

        assertThat(purged.path("rows").asLong()).isGreaterThanOrEqualTo(5);
        assertThat(database.number("select count(*) from annals.domain_event where get_byte(payload, 0) = 2"))
                .isEqualTo(purged.path("rows").asLong());
        assertThat(isInFiles(sealed)).isFalse();
        assertThat(database.number(OTHERS.formatted(head))).isEqualTo(others);
        assertThat(office.ask("/api/v1/profiles/" + ben.address()).body()).isEqualTo(profile);
        assertEveryProjectionIsRebuiltAsItIs();
        assertThat(verb("verify").out()).startsWith("sound");
        assertProofHolds(
                database.number("select min(global_index) from annals.domain_event where get_byte(payload, 0) = 2"));
        assertThat(office.get("/api/v1/audit?kind=ciphertext.purged&limit=1")
                        .at("/items/0/actor")
                        .asString())
                .startsWith("admin:");
        assertThat(office.get("/api/v1/audit?subject=" + anna.address()).path("items"))
                .as("what happened is still listed")
                .isNotEmpty();
        assertThat(certificate(erasure)).startsWith("sound: Erasure ");
        assertThat(office.get("/api/v1/erasures/" + erasure).path("steps").toString())
                .contains("ciphertext_purged");
        assertThat(verb("purge", "--erasure", erasure).out()).contains("nothing is left");
    }

    @Test
    void whatOnePurposeKnewOfSomebodyWhoStaysIsToldNoMoreAndGoneFromTheFiles() throws Exception {
        Customer anna = Customer.unknown();
        String profile = "/api/v1/profiles/" + anna.address();
        long before = office.position(anna.signsUp(), anna.orders(3));
        JsonNode untouched = office.get(profile + "?atLeast=" + before);
        long seen = office.position(anna.browses(), anna.browses());
        assertThat(office.get(profile + "?atLeast=" + seen)
                        .at("/counts/byName/Product Viewed")
                        .asInt())
                .isEqualTo(2);
        byte[] sealed = newestInteraction();

        HttpResponse<String> gone = office.post(
                "/api/v1/retention/expiries",
                Map.of("profile", anna.address(), "purpose", "analytics", "ground", "consent-withdrawn"));

        assertThat(Office.json(gone).path("interactions").asLong()).isEqualTo(2);
        assertThat(isInFiles(sealed)).isTrue();
        long noted = gone.headers().firstValueAsLong("X-Annals-Position").orElseThrow();
        JsonNode left = office.get(profile + "?atLeast=" + noted);
        assertThat(office.get("/api/v1/audit?limit=1&kind=retention.purpose-expired&atLeast=" + noted)
                        .at("/items/0/description")
                        .asString())
                .contains("analytics", "consent-withdrawn");
        assertThat(left.path("counts")).isEqualTo(untouched.path("counts"));
        assertThat(left.path("traits")).isEqualTo(untouched.path("traits"));
        assertThat(left.path("lastSeen")).isEqualTo(untouched.path("lastSeen"));
        assertThat(names(profile)).containsExactly("Order Completed");
        assertThat(office.get("/api/v1/audit?subject=" + anna.address()).toString())
                .contains("What 2 interactions said is not told any more");
        assertThePackageReconciles(profile, anna);

        JsonNode purged =
                Office.JSON.readTree(verb("purge", "--rewrite", "--json").out());
        assertThat(purged.path("rows").asLong()).isGreaterThanOrEqualTo(2);
        assertThat(isInFiles(sealed)).isFalse();
        assertEveryProjectionIsRebuiltAsItIs();
        assertThat(verb("verify").out()).startsWith("sound");
        assertThat(office.get(profile).path("counts")).isEqualTo(untouched.path("counts"));
        assertThat(names(profile)).containsExactly("Order Completed");

        long again = office.position(anna.browses());
        assertThat(office.get(profile + "?atLeast=" + again)
                        .at("/counts/byName/Product Viewed")
                        .asInt())
                .isEqualTo(1);
    }

    private List<String> names(String profile) {
        return office.get(profile + "/timeline")
                .path("items")
                .valueStream()
                .filter(item -> item.path("type").asString().equals("track"))
                .map(item -> item.path("name").asString())
                .toList();
    }

    private void assertThePackageReconciles(String profile, Customer whose) {
        String url = Office.json(office.post(profile + "/access-package", Map.of()))
                .path("url")
                .asString();
        String held = new People().open(url + "/package.json").body();
        assertThat(Office.JSON.readTree(held).at("/counts/reconciles").asBoolean())
                .isTrue();
        assertThat(held)
                .contains("interaction.expired", "Order Completed")
                .doesNotContain("\"note\":\"" + whose.name());
    }

    private void assertEveryProjectionIsRebuiltAsItIs() {
        office.inspect("/api/v1/operations/projections")
                .path("items")
                .valueStream()
                .filter(each -> each.path("rebuildable").asBoolean())
                .forEach(each -> {
                    JsonNode check = office.operate("/api/v1/operations/projections/"
                            + each.path("name").asString() + "/check");
                    assertThat(check.path("missing").asLong()
                                    + check.path("surplus").asLong()
                                    + check.path("different").asLong())
                            .as(check.toString())
                            .isZero();
                });
    }

    private void assertProofHolds(long purged) throws IOException {
        Path proof = Files.createTempFile(office.data().getParent(), "proof", ".json");
        Files.writeString(proof, office.ask("/api/v1/ledger/proof/" + purged).body());
        assertThat(Verb.run("verify", proof.toString()).out()).startsWith("sound");
    }

    private String certificate(String erasure) throws IOException {
        Path file = Files.createTempFile(office.data().getParent(), "certificate", ".json");
        Files.writeString(
                file, office.ask("/api/v1/erasures/" + erasure + "/certificate").body());
        return Verb.run("verify", file.toString()).out();
    }

    /** Some bytes of what the newest erased person's longest event holds. */
    private byte[] ciphertext() {
        return database.bytes("""
                select substring(payload from length(payload) - 40 for 32) from annals.domain_event
                where aggregate_identifier in (select fragment from annals.erased_subject
                                               order by changed_at desc limit 3)
                order by length(payload) desc limit 1""");
    }

    /** Some bytes of what the newest interaction says. */
    private byte[] newestInteraction() {
        return database.bytes("""
                select substring(payload from length(payload) - 40 for 32) from annals.domain_event
                join annals.event_kind on event_kind.id = kind
                where payload_type = 'interaction.recorded' order by global_index desc limit 1""");
    }

    private boolean isInFiles(byte[] wanted) throws IOException {
        try (Stream<Path> files = Files.walk(office.data().resolve("postgres"))) {
            return files.filter(Files::isRegularFile).anyMatch(file -> holds(file, wanted));
        }
    }

    private static boolean holds(Path file, byte[] wanted) {
        try {
            byte[] content = Files.readAllBytes(file);
            for (int at = 0; at <= content.length - wanted.length; at++) {
                if (content[at] == wanted[0]
                        && Arrays.equals(content, at, at + wanted.length, wanted, 0, wanted.length)) {
                    return true;
                }
            }
            return false;
        } catch (IOException goneMeanwhile) {
            return false;
        }
    }

    private Verb verb(String... arguments) throws IOException {
        Path token = office.data().resolve("admin.token");
        String[] all = Stream.concat(
                        Stream.of(arguments),
                        List.of("--url", office.url().toString(), "--token-file", token.toString()).stream())
                .toArray(String[]::new);
        Verb done = Verb.run(all);
        assertThat(done.code()).as(done.out() + done.err()).isZero();
        return done;
    }
}
