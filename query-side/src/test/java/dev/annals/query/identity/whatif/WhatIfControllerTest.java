package dev.annals.query.identity.whatif;

import static org.assertj.core.api.Assertions.assertThat;

import dev.annals.api.access.RecordAccess;
import dev.annals.api.identity.FragmentId;
import dev.annals.api.identity.IdentityEvent.ValueBlocked;
import dev.annals.api.identity.Namespace;
import dev.annals.api.security.Role;
import dev.annals.query.Api;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Anna and Ben on one device, which is Anna's: she signed in first. */
class WhatIfControllerTest {

    private static final String AS_IT_IS = """
            namespaces:
              - {name: user_id, atMost: 1}
              - {name: email, spelling: email}
              - {name: anonymous_id}
            """;

    private final Api api = new Api();
    private FragmentId anna;
    private FragmentId ben;
    private FragmentId device;

    @BeforeEach
    void historyBegins() {
        anna = api.opened(Namespace.USER_ID, "anna");
        ben = api.opened(Namespace.USER_ID, "benjamin");
        device = api.opened(Namespace.ANONYMOUS_ID, "device-1");
        api.merged(anna, device);
        api.linked(ben, device, "over-limit:user_id");
    }

    @AfterEach
    void close() {
        api.close();
    }

    @Test
    void theRulesInForceChangeNothing() {
        JsonNode answer = ask(AS_IT_IS);

        assertThat(answer.path("comparedWith").asInt()).isEqualTo(1);
        assertThat(answer.path("identifiers").asInt()).isEqualTo(3);
        assertThat(answer.path("profiles").path("before").asInt()).isEqualTo(2);
        assertThat(answer.path("profiles").path("after").asInt()).isEqualTo(2);
        assertThat(answer.path("merges").path("gained").path("count").asInt()).isZero();
        assertThat(answer.path("merges").path("lost").path("count").asInt()).isZero();
        assertThat(answer.path("largest")
                        .path("before")
                        .get(0)
                        .path("profileId")
                        .asString())
                .isEqualTo(anna.toString());
    }

    @Test
    void aHigherLimitMakesOneOfTwoAndShowsTheLinkThatDoesIt() {
        JsonNode answer = ask(AS_IT_IS.replace("atMost: 1", "atMost: 2"));

        assertThat(answer.path("profiles").path("after").asInt()).isEqualTo(1);
        assertThat(answer.path("collapsing").asInt()).isEqualTo(1);
        assertThat(answer.path("collapsingShare").asDouble()).isEqualTo(0.5);
        JsonNode link = answer.path("merges").path("gained").path("examples").get(0);
        assertThat(link.path("edgeId").asString()).isEqualTo(device + "~" + ben);
        assertThat(link.path("from").path("value").asString()).isEqualTo("device-1");
        assertThat(link.path("refusalBefore").asString()).isEqualTo("over-limit:user_id");
        assertThat(link.path("refusalAfter").isNull()).isTrue();
        assertThat(link.path("evidence").asString()).isEqualTo("00000000-0000-0005-0000-000000000006");
        assertThat(link.path("by").asString()).isEqualTo("source:web");
        assertThat(link.path("profilesBefore")).hasSize(2);
        assertThat(link.path("profilesAfter")).hasSize(1);
        JsonNode joined = answer.path("joined").path("examples").get(0);
        assertThat(joined.path("size").asInt()).isEqualTo(3);
        assertThat(joined.path("parts")).hasSize(2);
        assertThat(answer.path("largest").path("after").get(0).path("size").asInt())
                .isEqualTo(3);
    }

    @Test
    void aKindThatMayNotMergeAnyMoreSplits() {
        JsonNode answer = ask(AS_IT_IS.replace("{name: anonymous_id}", "{name: anonymous_id, merges: false}"));

        assertThat(answer.path("profiles").path("after").asInt()).isEqualTo(3);
        assertThat(answer.path("collapsing").asInt()).isZero();
        assertThat(answer.path("merges").path("lost").path("count").asInt()).isEqualTo(1);
        assertThat(answer.path("merges")
                        .path("lost")
                        .path("examples")
                        .get(0)
                        .path("refusalAfter")
                        .asString())
                .isEqualTo("identifies-only:anonymous_id");
        JsonNode split = answer.path("split");
        assertThat(split.path("count").asInt()).isEqualTo(1);
        assertThat(split.path("examples").get(0).path("profileId").asString()).isEqualTo(anna.toString());
        assertThat(split.path("examples").get(0).path("parts")).hasSize(2);
    }

    @Test
    void aValueThatWouldBeBlockedJoinsNobody() {
        JsonNode answer = ask(AS_IT_IS.replace("atMost: 1", "atMost: 2") + "blocked: [DEVICE-1]\n");

        assertThat(answer.path("profiles").path("after").asInt()).isEqualTo(3);
        assertThat(answer.path("blocked").path("count").asInt()).isEqualTo(1);
        assertThat(answer.path("blocked")
                        .path("examples")
                        .get(0)
                        .path("fragmentId")
                        .asString())
                .isEqualTo(device.toString());
        assertThat(answer.path("merges")
                        .path("lost")
                        .path("examples")
                        .get(0)
                        .path("refusalAfter")
                        .asString())
                .isEqualTo("blocked-value");
    }

    @Test
    void aValueThatIsBlockedSoFarJoinsAgain() {
        api.log().append(device, new ValueBlocked(device, 1), "system");

        JsonNode answer = ask(AS_IT_IS);

        assertThat(answer.path("profiles").path("before").asInt()).isEqualTo(3);
        assertThat(answer.path("profiles").path("after").asInt()).isEqualTo(2);
        assertThat(answer.path("blocked").path("count").asInt()).isZero();
    }

    @Test
    void valuesThatWouldBeSpelledAlikeBecomeOne() {
        api.opened(Namespace.USER_ID, "Anna");
        api.opened(Namespace.USER_ID, "ANNA");

        JsonNode answer = ask(AS_IT_IS.replace("atMost: 1", "atMost: 1, ignoreCase: true"));

        assertThat(answer.path("profiles").path("before").asInt()).isEqualTo(4);
        assertThat(answer.path("profiles").path("after").asInt()).isEqualTo(2);
        assertThat(answer.path("respelled").path("count").asInt()).isEqualTo(2);
        JsonNode link = answer.path("merges").path("gained").path("examples").get(0);
        assertThat(link.path("rule").asString()).isEqualTo("same-value");
        assertThat(link.path("evidence").isNull()).isTrue();
    }

    @Test
    void valuesBecomeOneAlsoWhereNobodySpelledThemSoYet() {
        api.opened(Namespace.USER_ID, "Zoe");
        api.opened(Namespace.USER_ID, "ZOE");

        JsonNode answer = ask(AS_IT_IS.replace("atMost: 1", "atMost: 1, ignoreCase: true"));

        assertThat(answer.path("profiles").path("before").asInt()).isEqualTo(4);
        assertThat(answer.path("profiles").path("after").asInt()).isEqualTo(3);
        assertThat(answer.path("identifiers").asInt()).isEqualTo(5);
    }

    @Test
    void whoSeesClearlyIsRecordedAndOthersSeeMaskedValues() {
        String candidate = AS_IT_IS.replace("atMost: 1", "atMost: 2");

        ask(candidate);
        assertThat(api.accesses()).extracting(RecordAccess::profile).containsExactlyInAnyOrder(anna, ben);
        assertThat(api.accesses()).extracting(RecordAccess::resource).containsOnly("identity what-if");

        api.as(Role.ANALYST);
        JsonNode masked = ask(candidate);
        assertThat(masked.path("merges")
                        .path("gained")
                        .path("examples")
                        .get(0)
                        .path("from")
                        .path("value")
                        .asString())
                .isEqualTo("d•••");
        assertThat(api.accesses()).hasSize(2);
    }

    @Test
    void aFileThatCannotBeUsedIsToldPlaceByPlace() {
        assertThat(api.send("/api/v1/identity/what-if", "namespaces:\n  - {name: user_id, atMots: 1}\nblocked: 7\n"))
                .hasStatus(400)
                .bodyJson()
                .extractingPath("$.detail")
                .asString()
                .contains("identity.yaml:2:21: 'atMots' is not known here", "identity.yaml:3:10: ");
        assertThat(api.send("/api/v1/identity/what-if", "\u0000")).hasStatus(400);
        assertThat(api.send("/api/v1/identity/what-if", "{\"namespaces\":[{\"name\":\"user_id\"}]}"))
                .hasStatusOk();
        assertThat(api.send("/api/v1/identity/what-if", AS_IT_IS, "Content-Type", "image/png"))
                .hasStatus(415);
    }

    @Test
    void aSourceMayNotAsk() {
        api.as(Role.SOURCE);

        assertThat(api.send("/api/v1/identity/what-if", AS_IT_IS)).hasStatus(403);
    }

    private JsonNode ask(String candidate) {
        MvcTestResult result = api.caughtUp().send("/api/v1/identity/what-if", candidate);
        assertThat(result).hasStatusOk();
        return JsonMapper.shared().readTree(result.getResponse().getContentAsByteArray());
    }
}
