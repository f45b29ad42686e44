package dev.annals.app.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.annals.api.security.Role;
import dev.annals.app.security.SecuredAnnals;
import dev.annals.platform.identity.IdentityYaml;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Who is one person, as sources and officers of the started product find it. */
@ExtendWith(SecuredAnnals.OfAllTests.class)
class IdentityIT {

    private final IdentityClient annals;

    IdentityIT(SecuredAnnals annals) {
        this.annals = new IdentityClient(annals);
    }

    @Test
    void aDeviceOnWhichTwoPeopleSignInIsTheFirstsAndTheyStayTwo() {
        annals.send(
                "{'type':'track','anonymousId':'sofa','event':'Looked','timestamp':'2026-03-01T10:00:00Z'}",
                "{'type':'identify','userId':'sofa-a','anonymousId':'sofa','timestamp':'2026-03-01T10:01:00Z'}",
                "{'type':'track','userId':'sofa-b','anonymousId':'sofa','event':'Signed In','timestamp':'2026-03-01T11:00:00Z'}",
                "{'type':'track','userId':'sofa-b','anonymousId':'sofa','event':'Bought','timestamp':'2026-03-01T11:01:00Z'}");

        assertThat(IdentityClient.values(annals.profile("user_id:sofa-a"))).containsExactly("sofa-a", "sofa");
        assertThat(annals.timeline("user_id:sofa-a").findValuesAsString("name")).contains("Looked");
        assertThat(annals.profile("user_id:sofa-a").at("/counts/total").asInt()).isEqualTo(2);
        assertThat(IdentityClient.values(annals.profile("user_id:sofa-b"))).containsExactly("sofa-b");
        assertThat(annals.profile("user_id:sofa-b").at("/counts/byName/Bought").asInt())
                .isEqualTo(1);
        JsonNode refused = annals.identity("user_id:sofa-b").path("refused");
        assertThat(refused).hasSize(1);
        assertThat(refused.at("/0/refusal").asString()).isEqualTo("over-limit:user_id");
        assertThat(refused.at("/0/rule").asString()).isEqualTo("shared-identifier");
        assertThat(annals.identity("user_id:sofa-a").at("/refused/0/edgeId")).isEqualTo(refused.at("/0/edgeId"));
        assertThat(annals.get("/api/v1/audit?subject=user_id:sofa-b&kind=identity.linked")
                        .at("/items/0/description")
                        .asString())
                .contains("over-limit:user_id");
    }

    @Test
    void whoSignedInFirstHasTheDeviceEvenWhenThatArrivesLast() {
        annals.send(
                "{'type':'track','anonymousId':'late','event':'Looked','timestamp':'2026-03-01T10:00:00Z'}",
                "{'type':'identify','userId':'late-b','anonymousId':'late','timestamp':'2026-03-01T11:00:00Z'}");
        assertThat(IdentityClient.values(annals.profile("user_id:late-b"))).contains("late");

        annals.send("{'type':'identify','userId':'late-a','anonymousId':'late','timestamp':'2026-03-01T10:30:00Z'}");

        assertThat(IdentityClient.values(annals.profile("user_id:late-a"))).containsExactly("late-a", "late");
        assertThat(IdentityClient.values(annals.profile("user_id:late-b"))).containsExactly("late-b");
        assertThat(annals.timeline("user_id:late-a").findValuesAsString("name")).contains("Looked");
    }

    @Test
    void anAliasJoinsTwoAccountsAndACircleOfThemIsOneProfile() {
        annals.send(
                "{'type':'track','userId':'ring-a','event':'Looked'}",
                "{'type':'track','userId':'ring-b','event':'Looked'}",
                "{'type':'track','userId':'ring-c','event':'Looked'}",
                "{'type':'alias','userId':'ring-a','previousId':'ring-b'}",
                "{'type':'alias','userId':'ring-b','previousId':'ring-c'}",
                "{'type':'alias','userId':'ring-c','previousId':'ring-a'}");

        JsonNode forest = annals.identity("user_id:ring-b");

        assertThat(forest.path("nodes")).hasSize(3);
        assertThat(forest.path("edges").findValuesAsString("rule")).containsExactly("alias", "alias", "alias");
        assertThat(forest.path("refused")).isEmpty();
    }

    @Test
    void aMergeByHandIsShownWithWhoDecidedItWhenAndWhy() {
        annals.send(
                "{'type':'track','userId':'hand-a','event':'Looked'}",
                "{'type':'track','userId':'hand-b','event':'Looked'}");

        JsonNode change = annals.merge("user_id:hand-a", "user_id:hand-b");

        assertThat(change.path("before")).hasSize(2);
        assertThat(change.path("after")).hasSize(1);
        JsonNode edge = annals.identity("user_id:hand-b").at("/edges/0");
        assertThat(edge.path("rule").asString()).isEqualTo("manual");
        assertThat(edge.path("ruleVersion"))
                .isEqualTo(annals.get("/api/v1/identity/rules").path("version"));
        assertThat(edge.path("by").asString()).isEqualTo("compliance:the compliance");
        assertThat(Instant.parse(edge.path("since").asString())).isBefore(Instant.now());
        assertThat(edge.path("reason").asString()).isEqualTo("The same passport");
        assertThat(annals.get("/api/v1/audit?subject=user_id:hand-b&kind=identity.merge-decided")
                        .at("/items/0/eventId"))
                .isEqualTo(edge.path("evidence"));
    }

    @Test
    void aMergeCutInTheMiddleOfALongHistoryLeavesNoTrace() {
        History merged = new History(annals, "xqm");
        History never = new History(annals, "xqn");
        merged.before();
        never.before();
        merged.isMergedWrongly();
        merged.since();
        never.since();
        assertThat(annals.profile(merged.anna()).path("profileId"))
                .isEqualTo(annals.profile(merged.ben()).path("profileId"));
        Instant whileMerged = merged.isSplitAgain();
        merged.after();
        never.after();

        assertThat(merged.of(merged.anna())).isEqualTo(never.of(never.anna()));
        assertThat(merged.of(merged.ben())).isEqualTo(never.of(never.ben()));
        assertThat(annals.read(merged.anna(), "/identity?asOf=" + whileMerged).path("nodes"))
                .hasSize(7);
        assertThat(annals.identity(merged.anna()).path("nodes")).hasSize(3);
        assertThat(annals.identity(merged.ben()).at("/apart/0/reason").asString())
                .isEqualTo("Two people");
    }

    @Test
    void whatWasSplitIsNotMergedAgainUntilThatIsLifted() {
        String together = "{'type':'identify','userId':'again','traits':{'email':'again@example.org'}}";
        annals.send(together);
        annals.split("user_id:again", "email:again@example.org");
        annals.send(together);
        assertThat(annals.profile("user_id:again").path("profileId"))
                .isNotEqualTo(annals.profile("email:again@example.org").path("profileId"));

        annals.decide(
                "lift", Map.of("one", "user_id:again", "other", "email:again@example.org", "reason", "A mistake"));

        assertThat(annals.profile("user_id:again").path("profileId"))
                .isEqualTo(annals.profile("email:again@example.org").path("profileId"));
        assertThat(annals.identity("user_id:again").path("apart")).isEmpty();
    }

    @Test
    void oneOfTwoClientsWhoSplitAtOnceIsToldThatItWasDone() {
        annals.send("{'type':'identify','userId':'race','traits':{'email':'race@example.org'}}");
        Map<String, String> two = Map.of("one", "user_id:race", "other", "email:race@example.org", "reason", "x");
        try (ExecutorService clients = Executors.newFixedThreadPool(2)) {
            List<CompletableFuture<Integer>> answers = IntStream.range(0, 2)
                    .mapToObj(client -> CompletableFuture.supplyAsync(
                            () -> annals.asking("split", two, Role.ADMIN).statusCode(), clients))
                    .toList();
            assertThat(answers.stream().map(CompletableFuture::join)).containsExactlyInAnyOrder(200, 409);
        }
    }

    @Test
    void aValueThatLinksTooManyIsQuarantinedWithAnAlarmAndReleased() {
        annals.send(IntStream.range(0, 25)
                .mapToObj(visitor -> "{'type':'identify','anonymousId':'shop-tablet','traits':{'email':'visitor-"
                        + visitor + "@example.org'}}")
                .toArray(String[]::new));
        assertThat(annals.profile("email:visitor-0@example.org").path("profileId"))
                .isNotEqualTo(annals.profile("email:visitor-1@example.org").path("profileId"));
        JsonNode tablet = annals.identity("anonymous_id:shop-tablet");
        assertThat(tablet.at("/nodes/0/quarantined").asString()).isNotEmpty();
        assertThat(tablet.path("refused").findValuesAsString("refusal"))
                .contains("quarantined-value")
                .doesNotContain("null");
        assertThat(tablet.path("edges")).isEmpty();
        assertThat(annals.metrics()).containsPattern("annals_identity_values_quarantined_total [1-9]");
        assertThat(annals.get("/api/v1/audit?subject=anonymous_id:shop-tablet&kind=identity.value-quarantined")
                        .path("items"))
                .hasSize(1);

        annals.decide("release", Map.of("identifier", "anonymous_id:shop-tablet", "reason", "One family"));

        assertThat(annals.identity("anonymous_id:shop-tablet")
                        .at("/nodes/0/quarantined")
                        .isNull())
                .isTrue();
        assertThat(annals.profile("anonymous_id:shop-tablet").path("identifiers"))
                .as("five addresses, as many as a person may have")
                .hasSize(6);
    }

    @Test
    void rulesForThePastAreAppliedToItAndTheNextOnesTakeOver() {
        String came = IdentityYaml.defaults();
        String finding = came.replace("\nnamespaces:\n", "\nnamespaces:\n  - {name: kiosk_id, merges: false}\n");
        String kiosk =
                "'context':{'externalIds':[{'id':'k-1','type':'kiosk_id','collection':'users','encoding':'none'}]}";
        annals.send(
                "{'type':'track','anonymousId':'past-a','event':'Looked'," + kiosk + "}",
                "{'type':'track','anonymousId':'past-b','event':'Looked'," + kiosk + "}");
        assertThat(annals.profile("anonymous_id:past-a").path("identifiers")).hasSize(3);

        annals.publishForThePast(came);
        annals.publishForThePast(finding);
        JsonNode applied = annals.rulesApplied();

        assertThat(applied.at("/application/split").asInt()).isPositive();
        assertThat(annals.profile("anonymous_id:past-a").path("identifiers")).hasSize(1);
        assertThat(annals.identity("anonymous_id:past-b")
                        .at("/refused/0/refusal")
                        .asString())
                .isEqualTo("identifies-only:kiosk_id");
        annals.publishForThePast(came);
        assertThat(annals.rulesApplied().path("version").asInt())
                .isEqualTo(applied.path("version").asInt() + 1);
        assertThat(annals.profile("anonymous_id:past-a").path("identifiers")).hasSize(3);
    }

    @Test
    void aThousandIdentifiersAreAProfileAndOneMoreIsNot() {
        annals.send(IntStream.range(0, 1_000)
                .mapToObj(device -> "{'type':'track','userId':'many','anonymousId':'many-" + device
                        + "','event':'Looked','timestamp':'2026-03-01T10:00:00Z'}")
                .toArray(String[]::new));

        assertThat(annals.profile("anonymous_id:many-7").path("identifiers")).hasSize(1_000);
        assertThat(annals.identity("user_id:many").at("/refused/0/refusal").asString())
                .isEqualTo("too-many-identifiers");
        assertThat(annals.profile("user_id:many").at("/counts/total").asInt()).isEqualTo(1_000);
    }

    @Test
    void theForestIsDrawnForThoseWhoAcceptSvg() {
        annals.send("{'type':'identify','userId':'畫','anonymousId':'easel','traits':{'email':'draw@example.org'}}");
        String path = "/api/v1/profiles/anonymous_id:easel/identity";

        HttpResponse<String> clear = annals.get(path, Role.SERVICE, "image/svg+xml");
        HttpResponse<String> masked = annals.get(path, Role.ANALYST, "image/svg+xml");

        assertThat(clear.headers().firstValue("Content-Type")).hasValue("image/svg+xml;charset=UTF-8");
        assertThat(clear.body()).startsWith("<svg ").contains("畫", "draw@example.org", "2 links that count");
        assertThat(masked.body()).startsWith("<svg ").doesNotContain("draw@example.org");
    }

    @Test
    void aRecipientKnowsAPersonByANameOfItsOwn() {
        annals.send("{'type':'track','userId':'leaves','event':'Looked'}");
        Map<String, Object> acme = Map.of("recipient", "Acme", "profiles", List.of("user_id:leaves"));
        Map<String, Object> other = Map.of("recipient", "Other", "profiles", List.of("user_id:leaves"));

        JsonNode first = annals.pseudonyms(acme);

        assertThat(first.at("/items/0/pseudonym").asString()).startsWith("ps_");
        assertThat(annals.pseudonyms(acme)).isEqualTo(first);
        assertThat(annals.pseudonyms(other).at("/items/0/pseudonym")).isNotEqualTo(first.at("/items/0/pseudonym"));
        assertThat(annals.get("/api/v1/audit?subject=user_id:leaves&kind=access")
                        .path("items")
                        .findValuesAsString("description"))
                .filteredOn(description -> description.contains("pseudonym for Acme"))
                .hasSize(2);
    }

    @Test
    void whatSourcesContradictEachOtherInStaysVisible() {
        annals.sendFrom(
                "till",
                "{'type':'identify','userId':'two','timestamp':'2026-03-01T10:00:00Z','traits':{'name':'Ann'}}");
        annals.sendFrom(
                "shop",
                "{'type':'identify','userId':'two','timestamp':'2026-03-01T09:00:00Z','traits':{'name':'Anna'}}");

        JsonNode name = annals.profile("user_id:two").at("/traitDetails/name");

        assertThat(name.path("source").asString()).isEqualTo("till");
        assertThat(name.at("/others/0/value").asString()).isEqualTo("Anna");
        assertThat(name.at("/others/0/source").asString()).isEqualTo("shop");
        assertThat(name.at("/others/0/occurredAt").asString()).isEqualTo("2026-03-01T09:00:00Z");
    }

    @Test
    void whatCannotBeDecidedIsAProblem() {
        annals.send(
                "{'type':'track','userId':'bad-a','event':'Looked'}",
                "{'type':'track','userId':'bad-b','event':'Looked'}");
        isProblem("merge", Map.of("one", "user_id:bad-a", "other", "user_id:bad-a", "reason", "x"), 409, "conflict");
        isProblem("merge", Map.of("one", "user_id:bad-a", "other", "user_id:bad-0", "reason", "x"), 404, "not-found");
        isProblem("split", Map.of("one", "user_id:bad-a", "other", "user_id:bad-b", "reason", "x"), 409, "conflict");
        isProblem("split", Map.of("one", "user_id:bad-a", "other", "user_id:bad-a", "reason", "x"), 409, "conflict");
        isProblem("split", Map.of("edge", "x~y", "reason", "x"), 400, "invalid-field");
        isProblem("lift", Map.of("one", "user_id:bad-a", "other", "user_id:bad-b", "reason", "x"), 409, "conflict");
        isProblem("release", Map.of("identifier", "user_id:bad-a", "reason", "x"), 409, "conflict");
        isProblem("merge", Map.of("one", "user_id:bad-a", "other", "user_id:bad-b"), 400, "invalid-field");
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"ANALYST", "MARKETER", "DESIGNER", "SERVICE"})
    void whoMayOnlyReadDecidesNothing(Role role) {
        HttpResponse<String> answer =
                annals.asking("merge", Map.of("one", "user_id:a", "other", "user_id:b", "reason", "x"), role);
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("DECIDE_IDENTITY");
    }

    private void isProblem(String what, Map<String, String> about, int status, String code) {
        HttpResponse<String> answer = annals.asking(what, about, Role.COMPLIANCE);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(JsonMapper.shared().readTree(answer.body()).path("code").asString())
                .isEqualTo(code);
    }
}
