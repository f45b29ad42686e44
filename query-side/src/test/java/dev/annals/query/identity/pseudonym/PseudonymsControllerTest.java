package dev.annals.query.identity.pseudonym;

import static org.assertj.core.api.Assertions.assertThat;

import dev.annals.api.access.RecordAccess;
import dev.annals.api.identity.FragmentId;
import dev.annals.api.identity.IdentityEvent.Placed;
import dev.annals.api.identity.Namespace;
import dev.annals.api.rejection.Rejected;
import dev.annals.api.rejection.Rejection;
import dev.annals.api.security.Role;
import dev.annals.query.Api;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class PseudonymsControllerTest {

    private static final String MIA = "email:mia@example.com";
    private static final String DEVICE = "anonymous_id:device-1";

    private final Api api = new Api();
    private final FragmentId mia = api.opened(Namespace.EMAIL, "mia@example.com");
    private final FragmentId device = api.opened(Namespace.ANONYMOUS_ID, "device-1");

    PseudonymsControllerTest() {
        api.caughtUp();
    }

    @AfterEach
    void close() {
        api.close();
    }

    @Test
    void areTheSameForARecipientAndDifferentForEachOther() {
        String acme = pseudonym("acme", MIA);
        assertThat(acme).matches("ps_[A-Za-z0-9_-]{24}");
        assertThat(pseudonym(" acme ", mia.toString())).isEqualTo(acme);
        assertThat(pseudonym("広告社", MIA)).isNotEqualTo(acme);
        assertThat(pseudonym("acme", DEVICE)).isNotEqualTo(acme);
    }

    @Test
    void areThatOfTheProfileAfterAMergeAndTheirOwnAgainAfterASplit() {
        String own = pseudonym("acme", DEVICE);
        api.merged(mia, device);
        api.caughtUp();
        assertThat(pseudonym("acme", DEVICE)).isEqualTo(pseudonym("acme", MIA)).isNotEqualTo(own);

        api.log().append(device, new Placed(device, null, List.of(), null), "compliance:desk");
        api.log().append(mia, new Placed(mia, null, List.of(), null), "compliance:desk");
        api.caughtUp();
        assertThat(pseudonym("acme", DEVICE)).isEqualTo(own);
    }

    @Test
    void meanNothingAnyMoreOnceThePersonIsErased() {
        String before = pseudonym("acme", MIA);
        api.keys().destroy(List.of(mia));
        JsonNode item = given("acme", MIA).path("items").path(0);
        assertThat(item.path("pseudonym").isNull()).isTrue();
        assertThat(item.path("reason").asString()).isEqualTo("gone");
        api.keys().obtain(List.of(mia));
        assertThat(new Pseudonyms(api.keys()).of(List.of(mia), "acme")).doesNotContainValue(before);
    }

    @Test
    void areRecordedWithTheRecipientForEachProfileBeforeTheyAreHandedOut() {
        given("acme", MIA, DEVICE, MIA, "email:nobody@example.com");
        assertThat(api.accesses())
                .containsExactlyInAnyOrder(
                        new RecordAccess(mia, "service:reader", "pseudonym for acme", "unstated"),
                        new RecordAccess(device, "service:reader", "pseudonym for acme", "unstated"));

        api.commands().failWith(new Rejected(Rejection.STORE_UNAVAILABLE, "away"));
        assertThat(ask("acme", List.of(MIA)).getStatus()).isEqualTo(503);
    }

    @Test
    void sayWhoIsUnknownWithoutSpoilingTheOthers() {
        JsonNode items = given("acme", "email:nobody@example.com", MIA).path("items");
        assertThat(items.path(0).path("reason").asString()).isEqualTo("not-found");
        assertThat(items.path(0).path("pseudonym").isNull()).isTrue();
        assertThat(items.path(1).path("pseudonym").asString()).startsWith("ps_");
        assertThat(items.path(1).path("profileId").asString()).isEqualTo(mia.toString());
    }

    @Test
    void areGivenForAThousandAtOnceButNotForMore() {
        assertThat(given("acme", Collections.nCopies(1_000, MIA)).path("items")).hasSize(1_000);
        assertThat(api.accesses()).hasSize(1);
        assertThat(ask("acme", Collections.nCopies(1_001, MIA)).getStatus()).isEqualTo(400);
    }

    @Test
    void areForThoseWhoMayReadPeople() {
        api.as(Role.ANALYST);
        assertThat(ask("acme", List.of(MIA)).getStatus()).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{'recipient':'acme'}",
                "{'recipient':'acme','profiles':[]}",
                "{'recipient':'acme','profiles':[null]}",
                "{'recipient':'acme','profiles':[7.5]}",
                "{'recipient':'acme','profiles':'email:mia@example.com'}",
                "{'recipient':'acme','profiles':['mia']}",
                "{'recipient':'acme','profiles':['email:']}",
                "{'recipient':' ','profiles':['email:mia@example.com']}",
                "{'recipient':'a\\u0007','profiles':['email:mia@example.com']}",
                "{'profiles':['email:mia@example.com']}",
                "[]"
            })
    void areNotGivenToARequestThatCannotBeRead(String body) {
        MockHttpServletResponse response = api.postJson("/api/v1/identity/pseudonyms", body.replace('\'', '"'))
                .getResponse();
        assertThat(response.getStatus()).isEqualTo(400);
        assertThat(response.getContentType()).isEqualTo("application/problem+json");
    }

    private String pseudonym(String recipient, String profile) {
        return given(recipient, profile).path("items").path(0).path("pseudonym").asString();
    }

    private JsonNode given(String recipient, String... profiles) {
        return given(recipient, List.of(profiles));
    }

    private JsonNode given(String recipient, List<String> profiles) {
        MockHttpServletResponse response = ask(recipient, profiles);
        try {
            String text = response.getContentAsString(StandardCharsets.UTF_8);
            assertThat(response.getStatus()).as(text).isEqualTo(200);
            return JsonMapper.shared().readTree(text);
        } catch (UnsupportedEncodingException e) {
            throw new AssertionError(e);
        }
    }

    private MockHttpServletResponse ask(String recipient, List<String> profiles) {
        return api.postJson(
                        "/api/v1/identity/pseudonyms",
                        JsonMapper.shared().writeValueAsString(Map.of("recipient", recipient, "profiles", profiles)))
                .getResponse();
    }
}
