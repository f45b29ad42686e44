package dev.annals.query.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.annals.api.access.RecordAccess;
import dev.annals.api.identity.FragmentId;
import dev.annals.api.identity.Namespace;
import dev.annals.api.security.Role;
import dev.annals.query.Api;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ProfileControllerTest {

    private static final Instant NOON = Instant.parse("2025-12-24T12:00:00Z");
    private static final String MIA = "/api/v1/profiles/email:mia@example.com";

    private final Api api = new Api();
    private final FragmentId email = api.opened(Namespace.EMAIL, "mia@example.com");
    private final FragmentId device = api.opened(Namespace.ANONYMOUS_ID, "device-1");

    ProfileControllerTest() {
        api.identified(email, NOON, Map.of("name", "Mia Wang", "age", 33));
        api.tracked(device, "Product Viewed", NOON.minusSeconds(60), Map.of());
        api.merged(email, device);
        api.identified(device, NOON.plusSeconds(60), Map.of("name", "Mia Wang-Li"));
        api.caughtUp();
    }

    @AfterEach
    void close() {
        api.close();
    }

    @Test
    void aProfileIsFoldedOfAllFragments() {
        assertThat(api.ask(MIA)).hasStatusOk().bodyJson().isLenientlyEqualTo("""
                        {"profileId": "%s",
                         "identifiers": [{"namespace": "email", "value": "mia@example.com"},
                                         {"namespace": "anonymous_id", "value": "device-1"}],
                         "traits": {"name": "Mia Wang-Li", "age": 33},
                         "traitDetails": {"name": {"occurredAt": "2025-12-24T12:01:00Z", "source": "web"}},
                         "firstSeen": "2025-12-24T11:59:00Z",
                         "lastSeen": "2025-12-24T12:01:00Z",
                         "counts": {"total": 3, "byType": {"identify": 2, "track": 1},
                                    "byName": {"Product Viewed": 1}},
                         "mergedFrom": ["%s"],
                         "position": 7}
                        """.formatted(email, device));
    }

    @Test
    void anyIdentifierAndAnyIdLeadsToTheSameProfile() {
        for (String name :
                List.of("email:%20MIA@Example.com", "anonymous_id:device-1", email.toString(), device.toString())) {
            assertThat(api.ask("/api/v1/profiles/" + name))
                    .hasStatusOk()
                    .hasHeader("Content-Location", "/api/v1/profiles/" + email)
                    .bodyJson()
                    .extractingPath("profileId")
                    .isEqualTo(email.toString());
        }
    }

    @Test
    void theTreeSaysByWhichRuleAndEvidenceItCameTogether() {
        assertThat(api.ask(MIA + "/identity")).hasStatusOk().bodyJson().isLenientlyEqualTo("""
                        {"profileId": "%1$s",
                         "nodes": [{"fragmentId": "%1$s", "namespace": "email", "root": true, "interactions": 1},
                                   {"fragmentId": "%2$s", "namespace": "anonymous_id", "root": false}],
                         "edges": [{"from": "%2$s", "to": "%1$s", "rule": "shared-identifier", "ruleVersion": 1,
                                    "evidence": "00000000-0000-0005-0000-000000000005"}]}
                        """.formatted(
                        email, device));
    }

    @Nested
    class AsOf {

        @Test
        void beforeTheMergeTheProfilesWereTwo() {
            Instant beforeMerge = api.log().events().get(3).at();

            assertThat(api.ask("/api/v1/profiles/anonymous_id:device-1?asOf=" + beforeMerge))
                    .hasStatusOk()
                    .bodyJson()
                    .isLenientlyEqualTo("""
                            {"profileId": "%s", "mergedFrom": [], "traits": {}, "counts": {"total": 1}}
                            """.formatted(device));
        }

        @Test
        void onlyWhatHadBeenRecordedIsKnown() {
            Instant beforeTheLast = api.log().events().get(5).at();

            assertThat(api.ask(MIA + "?asOf=" + beforeTheLast))
                    .hasStatusOk()
                    .hasHeader("X-Annals-Position", "6")
                    .bodyJson()
                    .extractingPath("traits.name")
                    .isEqualTo("Mia Wang");
        }

        @Test
        void nowIsTheLiveProfile() throws Exception {
            String live = api.ask(MIA).getResponse().getContentAsString();

            assertThat(api.ask(MIA + "?asOf=2030-01-01T00:00:00Z")).bodyText().isEqualTo(live);
        }

        @Test
        void beforeTheFirstEventNobodyIsKnown() {
            assertThat(api.ask(MIA + "?asOf=2020-01-01T00:00:00Z")).hasStatus(404);
        }

        @Test
        void aTimeThatIsNoneIsRefused() {
            assertThat(api.ask(MIA + "?asOf=yesterday")).hasStatus(400);
        }
    }

    @Nested
    class AReaderOfItsOwnWrites {

        @Test
        void isToldThePositionThatIsVisible() {
            assertThat(api.ask(MIA + "?atLeast=7")).hasStatusOk().hasHeader("X-Annals-Position", "7");
        }

        @Test
        void isRefusedWhenThePositionIsNotReachedInTime() {
            assertThat(api.ask(MIA + "?atLeast=8"))
                    .hasStatus(504)
                    .bodyJson()
                    .extractingPath("code")
                    .isEqualTo("not-caught-up");
        }

        @Test
        void isRefusedWithAPositionThatIsNone() {
            assertThat(api.ask(MIA + "?atLeast=soon")).hasStatus(400);
        }
    }

    @Nested
    class WhatIsShown {

        @Test
        void inClearIsRecordedWithItsPurpose() {
            api.ask(MIA, "X-Annals-Purpose", "call from the customer");
            api.ask(MIA + "/identity?purpose=duplicate%20check");
            api.ask(MIA);

            assertThat(api.accesses())
                    .containsExactly(
                            new RecordAccess(email, "service:reader", "profile", "call from the customer"),
                            new RecordAccess(email, "service:reader", "identity", "duplicate check"),
                            new RecordAccess(email, "service:reader", "profile", "unstated"));
        }

        @Test
        void isNothingWhenItCannotBeRecorded() {
            api.commands().failWith(new IllegalStateException("away"));

            assertThat(api.ask(MIA))
                    .hasStatus(503)
                    .bodyText()
                    .contains("store-unavailable")
                    .doesNotContain("Mia");
        }

        @Test
        void isMaskedForAnAnalystAndNotRecorded() {
            api.as(Role.ANALYST);

            assertThat(api.ask(MIA)).hasStatusOk().bodyJson().isLenientlyEqualTo("""
                            {"identifiers": [{"namespace": "email", "value": "m•••@•••"},
                                             {"namespace": "anonymous_id", "value": "d•••"}],
                             "traits": {"name": "M•••", "age": 33}}
                            """);
            assertThat(api.ask(MIA + "/identity")).bodyText().doesNotContain("mia@", "device-1");
            assertThat(api.accesses()).isEmpty();
        }

        @Test
        void isNothingForASource() {
            api.as(Role.SOURCE);

            assertThat(api.ask(MIA)).hasStatus(403).bodyText().contains("READ_MASKED");
        }

        @Test
        void isRefusedForAnEndlessPurpose() {
            assertThat(api.ask(MIA, "X-Annals-Purpose", "x".repeat(201))).hasStatus(400);
        }
    }

    @Nested
    class Nobody {

        @Test
        void isFoundByAnIdentifierThatWasNeverSeen() {
            assertThat(api.ask("/api/v1/profiles/email:who@example.com"))
                    .hasStatus(404)
                    .bodyText()
                    .contains("not-found")
                    .doesNotContain("who@");
            assertThat(api.accesses()).isEmpty();
        }

        @Test
        void isFoundByWhatIsNoName() {
            for (String name : List.of(
                    "42", "E-Mail:x", "email:", "email:nobody", "phone:12", ":x", "email:null", "%F0%9F%98%80")) {
                assertThat(api.ask("/api/v1/profiles/" + name)).as(name).hasStatus(400);
            }
        }

        @Test
        void isFoundOnceErased() {
            api.keys().destroy(List.of(email, device));

            assertThat(api.ask(MIA)).hasStatus(404);
            assertThat(api.ask("/api/v1/profiles/" + device)).hasStatus(404);
        }
    }

    @Nested
    class TheDrawingOfItsIdentity {

        @Test
        void isSvgForThoseWhoAcceptThat() {
            assertThat(api.ask(MIA + "/identity", "Accept", "image/svg+xml"))
                    .hasStatusOk()
                    .hasContentTypeCompatibleWith("image/svg+xml")
                    .hasHeader("Content-Location", "/api/v1/profiles/" + email)
                    .bodyText()
                    .startsWith("<svg xmlns=\"http://www.w3.org/2000/svg\"")
                    .contains("mia@example.com", "device-1", "shared-identifier");
            assertThat(api.accesses()).extracting(RecordAccess::resource).containsExactly("identity");
        }

        @Test
        void showsMaskedValuesToThoseWhoSeeNoOthers() {
            assertThat(api.as(Role.ANALYST).ask(MIA + "/identity", "Accept", "image/svg+xml"))
                    .hasStatusOk()
                    .bodyText()
                    .contains("m•••@•••")
                    .doesNotContain("mia@example.com", "device-1");
        }

        @Test
        void isJsonForEverybodyElseAndAProblemWhereNobodyIsKnown() {
            for (String accepted : List.of("*/*", "application/json", "image/*, */*;q=0.5")) {
                assertThat(api.ask(MIA + "/identity", "Accept", accepted)
                                .getResponse()
                                .getStatus())
                        .isEqualTo(200);
            }
            assertThat(api.ask(MIA + "/identity", "Accept", "*/*")).hasContentTypeCompatibleWith("application/json");
            assertThat(api.ask("/api/v1/profiles/email:no@example.com/identity", "Accept", "image/svg+xml"))
                    .hasStatus(404)
                    .hasContentTypeCompatibleWith("application/problem+json");
            assertThat(api.ask(MIA + "/identity", "Accept", "image/png")).hasStatus(406);
        }
    }

    @Nested
    class AContradiction {

        @Test
        void staysVisibleWithWhoSaidWhatAndWhen() {
            assertThat(api.ask(MIA)).bodyJson().isLenientlyEqualTo("""
                    {"traits": {"name": "Mia Wang-Li"},
                     "traitDetails": {
                       "name": {"occurredAt": "2025-12-24T12:01:00Z", "source": "web",
                                "others": [{"value": "Mia Wang", "occurredAt": "2025-12-24T12:00:00Z", "source": "web"}]},
                       "age": {"others": []}}}""");
        }

        @Test
        void isMaskedLikeWhatCounts() {
            assertThat(api.as(Role.ANALYST).ask(MIA)).bodyJson().isLenientlyEqualTo("""
                    {"traitDetails": {"name": {"others": [{"value": "M•••"}]}}}""");
        }
    }
}
