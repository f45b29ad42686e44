package dev.annals.query.identity.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.annals.api.Event;
import dev.annals.api.identity.FragmentId;
import dev.annals.api.identity.IdentityRules;
import dev.annals.api.identity.IdentityRulesEvent.PastRegrouped;
import dev.annals.api.identity.IdentityRulesEvent.RulesApplied;
import dev.annals.api.identity.IdentityRulesEvent.RulesPublished;
import dev.annals.api.identity.Namespace;
import dev.annals.api.identity.PublishRules;
import dev.annals.api.identity.PublishedRules;
import dev.annals.api.rejection.Rejected;
import dev.annals.api.rejection.Rejection;
import dev.annals.api.security.Role;
import dev.annals.platform.crypto.FragmentIds;
import dev.annals.platform.identity.IdentityYaml;
import dev.annals.platform.identity.RulesLog;
import dev.annals.query.Api;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class RulesControllerTest {

    private static final String PATH = "/api/v1/identity/rules";
    private static final String STRICT = "namespaces: [{name: user_id, atMost: 1}, {name: anonymous_id}]\n";
    private static final String LOOSE = STRICT.replace("atMost: 1", "atMost: 9");

    private final Api api = new Api();

    @BeforeEach
    void asAdministrator() {
        api.as(Role.ADMIN);
        api.commands().answerWith(new PublishedRules(2, 77));
    }

    @AfterEach
    void close() {
        api.close();
    }

    @Test
    void beforeAnyPublicationTheRulesAreThoseItCameWith() {
        JsonNode rules = json(api.ask(PATH));

        assertThat(rules.path("version").asInt()).isEqualTo(1);
        assertThat(rules.path("text").asString()).isEqualTo(IdentityYaml.defaults());
        assertThat(rules.path("by").isNull()).isTrue();
        assertThat(api.ask(PATH)).hasHeader("ETag", "\"1\"");
        assertThat(json(api.ask(PATH + "/versions")).path("items")).hasSize(1);
    }

    @Test
    void thePublishedOnesAreToldWithTheirAuthorAndTheFormerOnesStay() {
        published(2, 2, STRICT);
        published(3, 3, LOOSE);

        JsonNode rules = json(api.ask(PATH));
        assertThat(rules.path("version").asInt()).isEqualTo(3);
        assertThat(rules.path("retroactive").asBoolean()).isFalse();
        assertThat(rules.path("text").asString()).isEqualTo(LOOSE);
        assertThat(rules.path("by").asString()).isEqualTo("compliance:eve");
        assertThat(rules.path("application").isNull()).isTrue();
        JsonNode first = json(api.ask(PATH + "/versions?limit=2"));
        assertThat(versions(first)).containsExactly(3, 2);
        JsonNode second = json(
                api.ask(PATH + "/versions?limit=2&cursor=" + first.path("next").asString()));
        assertThat(versions(second)).containsExactly(1);
        assertThat(json(api.ask(PATH + "/versions/2")).path("text").asString()).isEqualTo(STRICT);
        assertThat(api.ask(PATH + "/versions/4")).hasStatus(404);
    }

    @Test
    void howFarRulesAreAppliedToThePastIsTold() {
        published(2, 1, STRICT);
        assertThat(application().path("state").asString()).isEqualTo("under-way");
        assertThat(application().path("remaining").isNull()).isTrue();

        append(new PastRegrouped(stream(), 2, 50, 60, 3, 4));
        append(new PastRegrouped(stream(), 2, 50, 10, 1, 0));
        assertThat(application().path("identifiers").asInt()).isEqualTo(100);
        assertThat(application().path("remaining").asInt()).isEqualTo(10);
        assertThat(application().path("split").asInt()).isEqualTo(4);
        assertThat(application().path("merged").asInt()).isEqualTo(4);

        append(new RulesApplied(stream(), 2, 4, 4));
        assertThat(application().path("state").asString()).isEqualTo("done");
        assertThat(application().path("remaining").asInt()).isZero();
        assertThat(application().path("merged").asInt()).isEqualTo(4);
    }

    @Test
    void rulesArePublishedAgainstTheVersionThatWasSeen() {
        published(2, 2, STRICT);

        MvcTestResult result = api.send(PATH, LOOSE);

        assertThat(result).hasStatusOk().hasHeader("ETag", "\"2\"").hasHeader("X-Annals-Position", "77");
        assertThat(api.commands().sent()).containsExactly(new PublishRules(LOOSE, false, 2, "admin:reader"));
        assertThat(api.send(PATH, LOOSE, "If-Match", "\"1\"")).hasStatus(409);
        assertThat(api.send(PATH, LOOSE, "If-Match", "2")).hasStatusOk();
        assertThat(api.send(PATH, LOOSE, "If-Match", "many")).hasStatus(400);
        api.commands().failWith(new Rejected(Rejection.CONFLICT, "Other rules were published meanwhile."));
        assertThat(api.send(PATH, LOOSE)).hasStatus(409);
    }

    @Test
    void rulesThatWouldMakeOneOfTooManyAreRefusedUntilTheNumberIsConfirmed() {
        FragmentId anna = api.opened(Namespace.USER_ID, "anna");
        FragmentId ben = api.opened(Namespace.USER_ID, "ben");
        FragmentId device = api.opened(Namespace.ANONYMOUS_ID, "d");
        api.merged(anna, device);
        api.linked(ben, device, "over-limit:user_id");
        api.caughtUp();

        assertThat(api.send(PATH + "?retroactive=true", LOOSE))
                .hasStatus(409)
                .bodyJson()
                .hasPathSatisfying("$.code", code -> code.assertThat().isEqualTo("confirmation-needed"))
                .extractingPath("$.detail")
                .asString()
                .contains("Of 2 profiles 1 would", "50.0 %", "confirm=1");
        assertThat(api.send(PATH + "?retroactive=true&confirm=2", LOOSE)).hasStatus(409);
        assertThat(api.commands().sent()).isEmpty();

        assertThat(api.send(PATH + "?retroactive=true&confirm=1", LOOSE)).hasStatusOk();
        assertThat(api.send(PATH, LOOSE)).hasStatusOk();
        assertThat(api.commands().sent())
                .containsExactly(
                        new PublishRules(LOOSE, true, 1, "admin:reader"),
                        new PublishRules(LOOSE, false, 1, "admin:reader"));
    }

    @Test
    void rulesThatAreNotAppliedToThePastYetMayOnlyBeFollowedBySuchThatWillBe() {
        published(2, 1, STRICT);

        assertThat(api.send(PATH, STRICT)).hasStatus(409);
        assertThat(api.send(PATH + "?retroactive=true", STRICT)).hasStatusOk();
        append(new RulesApplied(stream(), 2, 0, 0));
        assertThat(api.send(PATH, STRICT)).hasStatusOk();
    }

    @Test
    void whoMayNotDecideOnIdentityMayReadTheRulesOnly() {
        api.as(Role.MARKETER);

        assertThat(api.ask(PATH)).hasStatusOk();
        assertThat(api.send(PATH, STRICT)).hasStatus(403);
        assertThat(api.commands().sent()).isEmpty();
    }

    @Test
    void aFileThatCannotBeUsedIsRefused() {
        assertThat(api.send(PATH, "namespaces: []"))
                .hasStatus(400)
                .bodyJson()
                .extractingPath("$.detail")
                .asString()
                .startsWith("identity.yaml:1:13: ");
        assertThat(api.send(PATH + "?confirm=many", STRICT)).hasStatus(400);
        assertThat(api.commands().sent()).isEmpty();
    }

    private JsonNode application() {
        return json(api.ask(PATH)).path("application");
    }

    private void published(int version, int from, String text) {
        IdentityRules rules = IdentityYaml.read(IdentityYaml.NAME, text).as(version, from);
        api.log().append(stream(), new RulesPublished(stream(), rules, text), "compliance:eve");
    }

    private void append(Event event) {
        api.log().append(stream(), event, "system");
    }

    private FragmentId stream() {
        return RulesLog.stream(api.bean(FragmentIds.class));
    }

    private static Iterable<Integer> versions(JsonNode page) {
        return page.path("items").values().stream()
                .map(item -> item.path("version").asInt())
                .toList();
    }

    private static JsonNode json(MvcTestResult result) {
        assertThat(result).hasStatusOk();
        return JsonMapper.shared().readTree(result.getResponse().getContentAsByteArray());
    }
}
