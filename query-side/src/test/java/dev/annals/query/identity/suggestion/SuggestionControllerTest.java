package dev.annals.query.identity.suggestion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.annals.api.access.RecordAccess;
import dev.annals.api.identity.FragmentId;
import dev.annals.api.identity.IdentityEvent.KeptApart;
import dev.annals.api.identity.IdentityEvent.SuggestionDismissed;
import dev.annals.api.identity.IdentityEvent.SuggestionRestored;
import dev.annals.api.identity.Namespace;
import dev.annals.api.identity.SuggestionId;
import dev.annals.api.security.Role;
import dev.annals.query.Api;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SuggestionControllerTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final String SUGGESTIONS = "/api/v1/identity/suggestions";
    private static final Map<String, Object> MIA = Map.of(
            "firstName", "Mia",
            "lastName", "Lindqvist",
            "birthday", "1990-04-12",
            "address", Map.of("street", "12 Main Street", "city", "Uppsala", "postalCode", "75310"));

    private final Api api = new Api();
    private final FragmentId web = person(Namespace.EMAIL, "mia@example.com", MIA);
    private final FragmentId till = person(
            Namespace.MEMBER_CARD, "4711", Map.of("name", "LINDQVIST, Mia", "dob", "12/04/1990", "zip", "75310"));

    SuggestionControllerTest() {
        person(Namespace.USER_ID, "noah", Map.of("firstName", "Noah", "lastName", "Berg", "birthday", "1971-11-30"));
        for (int i = 0; i < 30; i++) {
            person(Namespace.USER_ID, "other-" + i, Map.of("name", "Person" + i + " Number" + i, "city", "Town" + i));
        }
        api.opened(Namespace.ANONYMOUS_ID, "nobody");
    }

    @AfterEach
    void close() {
        api.close();
    }

    @Test
    void profilesThatResembleEachOtherAreSuggestedWithWhatSpeaksForIt() {
        JsonNode page = list("");

        assertThat(page.path("items")).hasSize(1);
        assertThat(page.path("next").isNull()).isTrue();
        JsonNode suggestion = page.path("items").get(0);
        assertThat(profiles(suggestion)).isEqualTo(Set.of(web.toString(), till.toString()));
        assertThat(suggestion.path("probability").asDouble()).isBetween(0.9, 1.0);
        assertThat(suggestion.path("weight").asDouble()).isPositive();
        assertThat(suggestion.path("household").asDouble()).isZero();
        assertThat(agreement(suggestion))
                .isEqualTo(
                        Map.of("givenName", "exact", "familyName", "exact", "birthDate", "exact", "postcode", "exact"));
        JsonNode birthDate = evidence(suggestion, "birthDate");
        assertThat(values(birthDate)).isEqualTo(Set.of("1990-04-12", "12/04/1990"));
        assertThat(birthDate.path("weight").asDouble()).isPositive();
    }

    @Test
    void theAnswerSaysAsOfWhenAndIsComparedAnewOnDemand() {
        long before =
                Long.parseLong(api.caughtUp().ask(SUGGESTIONS).getResponse().getHeader("X-Annals-Position"));
        person(Namespace.LINE_ID, "mia-line", MIA);
        api.caughtUp();

        assertThat(list("").path("items")).hasSize(1);
        assertThat(list("?atLeast=" + (before + 1)).path("items")).hasSizeGreaterThan(1);
    }

    @Test
    void aSuggestionIsToBeHadByItsIdAndByEitherProfile() {
        String id = only().path("id").asString();

        assertThat(read("/" + id)).isEqualTo(only());
        assertThat(list("?profile=member_card:4711").path("items")).hasSize(1);
        assertThat(list("?profile=user_id:noah").path("items")).isEmpty();
    }

    @Test
    void pagesFollowOneAnother() {
        person(Namespace.LINE_ID, "mia-line", MIA);
        person(Namespace.PHONE, "+46812345678", MIA);
        api.caughtUp();
        Set<String> whole = ids(list(""));
        assertThat(whole).hasSizeGreaterThan(3);

        Set<String> seen = new HashSet<>();
        String cursor = "";
        while (cursor != null) {
            JsonNode page = list("?limit=2" + (cursor.isEmpty() ? "" : "&cursor=" + cursor));
            assertThat(seen).doesNotContainAnyElementsOf(ids(page));
            seen.addAll(ids(page));
            cursor = page.path("next").asString(null);
        }

        assertThat(seen).isEqualTo(whole);
    }

    @Nested
    class WhatAReaderSees {

        @Test
        void isClearForThoseWhoMayAndRecordedForBothProfiles() {
            api.as(Role.MARKETER);
            only();

            assertThat(api.accesses()).extracting(RecordAccess::profile).containsExactlyInAnyOrder(web, till);
            assertThat(api.accesses()).extracting(RecordAccess::resource).containsOnly("suggestion");
        }

        @Test
        void isMaskedForOthers() {
            api.as(Role.ANALYST);

            String shown = only().toString();

            assertThat(shown).contains("M•••".substring(1)).doesNotContain("indqvist", "1990", "4711", "example.com");
            assertThat(api.accesses()).isEmpty();
        }

        @Test
        void isNothingForASource() {
            api.as(Role.SOURCE);

            assertThat(api.ask(SUGGESTIONS)).hasStatus(403);
        }
    }

    @Nested
    class NotSuggestedAnyMore {

        @Test
        void isWhatWasMergedSince() {
            only();
            api.merged(web, till);
            api.caughtUp();

            assertThat(list("").path("items")).isEmpty();
        }

        @Test
        void isWhoWasErasedSince() {
            String id = only().path("id").asString();
            api.keys().destroy(List.of(till));

            assertThat(list("").path("items")).isEmpty();
            assertThat(api.ask(SUGGESTIONS + "/" + id)).hasStatus(404);
        }

        @Test
        void isWhatIsKeptApart() {
            only();
            api.log().append(web, new KeptApart(web, till, "twins"), "compliance:mia");
            api.log().append(till, new KeptApart(till, web, "twins"), "compliance:mia");
            api.caughtUp();

            assertThat(list("").path("items")).isEmpty();
        }

        @Test
        void isWhatWasDismissedUntilItIsRestored() {
            SuggestionId id = SuggestionId.of(only().path("id").asString());
            api.log().append(web, new SuggestionDismissed(web, till, id.evidence(), "no"), "compliance:mia");
            long position = api.log()
                    .append(till, new SuggestionDismissed(till, web, id.evidence(), "no"), "compliance:mia")
                    .position();
            api.caughtUp();

            assertThat(list("").path("items")).as("at once").isEmpty();
            assertThat(list("?atLeast=" + position).path("items"))
                    .as("compared anew")
                    .isEmpty();

            api.log().append(web, new SuggestionRestored(web, till, id.evidence(), "after all"), "compliance:mia");
            position = api.log()
                    .append(till, new SuggestionRestored(till, web, id.evidence(), "after all"), "compliance:mia")
                    .position();
            api.caughtUp();

            assertThat(ids(list("?atLeast=" + position))).containsExactly(id.toString());
        }

        @Test
        void isWhatWasDismissedUntilTheEvidenceIsAnother() {
            SuggestionId id = SuggestionId.of(only().path("id").asString());
            api.log().append(web, new SuggestionDismissed(web, till, id.evidence(), "no"), "compliance:mia");
            api.log().append(till, new SuggestionDismissed(till, web, id.evidence(), "no"), "compliance:mia");
            long position = api.identified(till, NOON.plusSeconds(60), Map.of("city", "Uppsala"))
                    .position();
            api.caughtUp();

            JsonNode page = list("?atLeast=" + position);

            assertThat(page.path("items")).hasSize(1);
            assertThat(agreement(page.path("items").get(0))).containsEntry("city", "exact");
            assertThat(ids(page)).doesNotContain(id.toString());
        }
    }

    @Nested
    class WrongInput {

        @Test
        void isRefusedWithWhatToDo() {
            api.caughtUp();
            for (String query :
                    List.of("?limit=0", "?limit=101", "?cursor=x", "?cursor=40.x", "?profile=x", "?atLeast=x")) {
                assertThat(api.ask(SUGGESTIONS + query)).as(query).hasStatus(400);
            }
            assertThat(api.ask(SUGGESTIONS + "?profile=user_id:somebody")).hasStatus(404);
            assertThat(api.ask(SUGGESTIONS + "/x")).hasStatus(404);
            assertThat(api.ask(SUGGESTIONS + "/" + SuggestionId.of(web, till, 3)))
                    .hasStatus(404);
        }
    }

    private FragmentId person(Namespace namespace, String value, Map<String, Object> traits) {
        FragmentId fragment = api.opened(namespace, value);
        api.identified(fragment, NOON, traits);
        return fragment;
    }

    private JsonNode only() {
        JsonNode page = list("");
        assertThat(page.path("items")).hasSize(1);
        return page.path("items").get(0);
    }

    private JsonNode list(String query) {
        return read(query);
    }

    private JsonNode read(String path) {
        var result = api.caughtUp().ask(SUGGESTIONS + path);
        assertThat(result).hasStatusOk().headers().containsHeader("X-Annals-Position");
        return JsonMapper.shared().readTree(result.getResponse().getContentAsByteArray());
    }

    private static Set<String> ids(JsonNode page) {
        Set<String> ids = new HashSet<>();
        page.path("items").forEach(item -> ids.add(item.path("id").asString()));
        return ids;
    }

    private static Set<String> profiles(JsonNode suggestion) {
        Set<String> profiles = new HashSet<>();
        suggestion
                .path("profiles")
                .forEach(each -> profiles.add(each.path("profileId").asString()));
        return profiles;
    }

    private static JsonNode evidence(JsonNode suggestion, String field) {
        for (JsonNode each : suggestion.path("evidence")) {
            if (field.equals(each.path("field").asString())) {
                return each;
            }
        }
        throw new AssertionError("Nothing is said about " + field);
    }

    private static Map<String, String> agreement(JsonNode suggestion) {
        Map<String, String> agreement = new HashMap<>();
        suggestion.path("evidence").forEach(each -> {
            if (!"ip".equals(each.path("field").asString())) {
                agreement.put(
                        each.path("field").asString(), each.path("agreement").asString());
            }
        });
        return agreement;
    }

    private static Set<String> values(JsonNode evidence) {
        Set<String> values = new HashSet<>();
        evidence.path("one").forEach(each -> values.add(each.asString()));
        evidence.path("other").forEach(each -> values.add(each.asString()));
        return values;
    }
}
