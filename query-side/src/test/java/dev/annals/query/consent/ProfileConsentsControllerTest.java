package dev.annals.query.consent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.annals.api.consent.ConsentEvent;
import dev.annals.api.consent.ConsentEvidence;
import dev.annals.api.consent.ConsentKey;
import dev.annals.api.consent.ConsentState;
import dev.annals.api.consent.ConsentTerms;
import dev.annals.api.consent.ExpressedBy;
import dev.annals.api.consent.ShownNotice;
import dev.annals.api.identity.FragmentId;
import dev.annals.api.identity.Namespace;
import dev.annals.api.security.Role;
import dev.annals.platform.consent.ReceiptCheck;
import dev.annals.platform.privacy.CertificateCheck;
import dev.annals.query.Api;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ProfileConsentsControllerTest {

    private static final Instant FEBRUARY = Instant.parse("2026-02-01T10:00:00Z");
    private static final Instant APRIL = Instant.parse("2026-04-01T10:00:00Z");
    private static final String MIA = "/api/v1/profiles/email:mia@example.com/consents";

    private final Api api = new Api();
    private final FragmentId mail = api.opened(Namespace.EMAIL, "mia@example.com");
    private int records;

    @AfterEach
    void close() {
        api.close();
    }

    @Test
    void aPointInTimeIsAnsweredWithStateRecordNoticeAndProof() {
        UUID given = said(mail, ConsentState.GIVEN, FEBRUARY);
        said(mail, ConsentState.WITHDRAWN, APRIL);

        JsonNode then = one(MIA + "?purpose=marketing&channel=email&asOf=2026-03-01T10:00:00Z");
        assertThat(then.get("state").asString()).isEqualTo("given");
        assertThat(then.get("allowed").asBoolean()).isTrue();
        assertThat(then.get("recordId").asString()).isEqualTo(given.toString());
        assertThat(then.at("/notice/version").asString()).isEqualTo("2026-01");
        assertThat(then.at("/proof/eventId").asString()).isEqualTo(given.toString());
        assertThat(then.at("/proof/position").asLong()).isEqualTo(2);

        JsonNode now = one(MIA + "?purpose=marketing&channel=email");
        assertThat(now.get("state").asString()).isEqualTo("withdrawn");
        assertThat(now.get("reason").asString()).isEqualTo("consent_withdrawn");
        JsonNode before = one(MIA + "?purpose=marketing&channel=email&asOf=2026-01-15T00:00:00Z");
        assertThat(before.get("state").asString()).isEqualTo("unknown");
    }

    @Test
    void whatWasNotOnRecordYetCanBeLeftOut() {
        said(mail, ConsentState.GIVEN, Instant.parse("2025-12-01T10:00:00Z"));
        JsonNode known =
                one(MIA + "?purpose=marketing&channel=email&asOf=2025-12-31T10:00:00Z&knownAt=2025-12-31T10:00:00Z");
        assertThat(known.get("state").asString()).isEqualTo("unknown");
    }

    @Test
    void aLateOlderDecisionIsInTheHistoryAndChangesNothing() {
        UUID withdrawn = said(mail, ConsentState.WITHDRAWN, APRIL);
        UUID late = said(mail, ConsentState.GIVEN, FEBRUARY);

        assertThat(one(MIA + "?purpose=marketing&channel=email").get("state").asString())
                .isEqualTo("withdrawn");
        JsonNode history = ask(MIA + "/history").get("items");
        assertThat(history.findValuesAsString("recordId")).containsExactly(late.toString(), withdrawn.toString());
    }

    @Test
    void evidenceIsShownToWhoeverMaySeePersonalDataAndThatIsRecorded() {
        said(mail, ConsentState.GIVEN, FEBRUARY);
        assertThat(ask(MIA + "/history").at("/items/0/evidence/address").asString())
                .isEqualTo("203.0.113.9");
        assertThat(api.accesses()).singleElement().returns("consents", access -> access.resource());

        api.as(Role.ANALYST);
        assertThat(ask(MIA + "/history").at("/items/0/evidence").isNull()).isTrue();
    }

    @Test
    void aHistoryIsReadPageByPage() {
        said(mail, ConsentState.GIVEN, FEBRUARY);
        said(mail, ConsentState.WITHDRAWN, APRIL);
        JsonNode first = ask(MIA + "/history?limit=1");
        assertThat(first.at("/items/0/state").asString()).isEqualTo("withdrawn");
        JsonNode second =
                ask(MIA + "/history?limit=1&cursor=" + first.get("next").asString());
        assertThat(second.at("/items/0/state").asString()).isEqualTo("given");
        assertThat(second.get("next").isNull()).isTrue();
    }

    @Test
    void ofTwoWhoTurnOutToBeOneTheMostRestrictiveCountsAndIsExplained() {
        FragmentId user = api.opened(Namespace.USER_ID, "mia");
        said(user, ConsentState.WITHDRAWN, FEBRUARY);
        UUID given = said(mail, ConsentState.GIVEN, APRIL);
        api.merged(user, mail);

        JsonNode together = one(MIA + "?purpose=marketing&channel=email");
        assertThat(together.get("state").asString()).isEqualTo("withdrawn");
        assertThat(together.get("combination").asString()).isEqualTo("most-restrictive");
        JsonNode other = together.at("/considered/1");
        assertThat(other.get("recordId").asString()).isEqualTo(given.toString());
        assertThat(other.get("counts").asBoolean()).isFalse();
        assertThat(other.get("because").asString()).contains("more restrictive");
    }

    @Test
    void beforeTheyWereOneEachIsAnsweredAlone() {
        FragmentId user = api.opened(Namespace.USER_ID, "mia");
        said(user, ConsentState.WITHDRAWN, Instant.parse("2025-12-01T10:00:00Z"));
        said(mail, ConsentState.GIVEN, Instant.parse("2025-12-01T10:00:00Z"));
        Instant apart = api.log().events().getLast().at();
        api.merged(user, mail);

        assertThat(one(MIA + "?purpose=marketing&channel=email&asOf=" + apart)
                        .get("state")
                        .asString())
                .isEqualTo("given");
    }

    @Test
    void betweenAMergeAndASplitTheyCountAsOneAndOtherwiseAsTwo() {
        FragmentId user = api.opened(Namespace.USER_ID, "mia");
        said(user, ConsentState.WITHDRAWN, Instant.parse("2025-12-01T10:00:00Z"));
        said(mail, ConsentState.GIVEN, Instant.parse("2025-12-01T10:00:00Z"));
        Instant before = api.log().events().getLast().at();
        api.merged(user, mail);
        Instant between = api.log().events().getLast().at();
        api.split(user, mail);

        assertThat(stateAt(before)).isEqualTo("given");
        assertThat(stateAt(between)).isEqualTo("withdrawn");
        assertThat(stateAt(api.log().events().getLast().at())).isEqualTo("given");
    }

    @Test
    void whoJoinedLaterBringsAlongWhatTheySaidBeforeAnybodyKnewThem() {
        Instant before = api.log().events().getLast().at();
        FragmentId user = api.opened(Namespace.USER_ID, "mia");
        said(user, ConsentState.WITHDRAWN, Instant.parse("2025-12-01T10:00:00Z"));
        api.merged(user, mail);

        assertThat(stateAt(before)).isEqualTo("withdrawn");
    }

    private String stateAt(Instant instant) {
        return one(MIA + "?purpose=marketing&channel=email&asOf=" + instant)
                .get("state")
                .asString();
    }

    @Test
    void aReceiptIsSignedTheSameEachTimeAndFailsWithAnyValueChanged() {
        UUID given = said(mail, ConsentState.GIVEN, FEBRUARY);
        String receipt = ask(MIA + "/" + given + "/receipt").toString();

        assertThat(ReceiptCheck.isReceipt(receipt)).isTrue();
        CertificateCheck.Result result = ReceiptCheck.check(receipt, null);
        assertThat(result.wrong()).isEmpty();
        assertThat(result.summary()).contains(given.toString(), "ConsentGiven", "Marketing", "email");
        assertThat(ask(MIA + "/" + given + "/receipt").toString()).isEqualTo(receipt);
        assertThat(receipt).doesNotContain("mia@example.com", "203.0.113.9");
        for (String text : List.of("ConsentGiven", "2026-02-01", "Marketing", "w3id.org/dpv#\"", given.toString())) {
            String changed = receipt.replaceFirst(text, text.replaceFirst("[a-m0-8]", "n"));
            assertThat(changed).isNotEqualTo(receipt);
            assertThat(ReceiptCheck.check(changed, null).holds()).as(text).isFalse();
        }
        assertThat(ReceiptCheck.check(receipt, "z6Mother").wrong())
                .singleElement()
                .asString()
                .contains("expected");
        assertThat(api.ask(MIA + "/" + new UUID(1, 1) + "/receipt")).hasStatus(404);
        assertThat(api.ask(MIA + "/nonsense/receipt")).hasStatus(404);
    }

    @Test
    void aProfileSaysWhatThePersonDecidedNowAndThen() {
        said(mail, ConsentState.GIVEN, FEBRUARY);
        Instant then = api.log().events().getLast().at();
        said(mail, ConsentState.WITHDRAWN, APRIL);
        String profile = "/api/v1/profiles/email:mia@example.com";

        JsonNode consents = ask(profile).get("consents");
        assertThat(consents.size()).isEqualTo(1);
        assertThat(consents.at("/0/purpose").asString()).isEqualTo("marketing");
        assertThat(consents.at("/0/channel").asString()).isEqualTo("email");
        assertThat(consents.at("/0/state").asString()).isEqualTo("withdrawn");
        assertThat(consents.at("/0/allowed").asBoolean()).isFalse();
        assertThat(ask(profile + "?asOf=" + then).at("/consents/0/recordId").asString())
                .isEqualTo(new UUID(8, 1).toString());
    }

    @Test
    void everyChannelOfEveryPurposeIsAnswered() {
        JsonNode all = ask(MIA).get("consents");
        assertThat(all.findValuesAsString("purpose")).contains("service", "analytics", "marketing", "sale-share");
        assertThat(all.findValuesAsString("state")).containsOnly("unknown");
    }

    @Test
    void thePurposesAreReadAsJsonAndAsTheyWereWritten() {
        assertThat(ask("/api/v1/purposes").get("version").asInt()).isZero();
        assertThat(api.ask("/api/v1/purposes", "Accept", "application/yaml"))
                .hasStatusOk()
                .bodyText()
                .contains("controllers:");
        assertThat(ask("/api/v1/purposes/versions").get("items").size()).isEqualTo(1);
        assertThat(api.ask("/api/v1/purposes?version=7")).hasStatus(404);
    }

    @Test
    void nobodyKnownIsNotFound() {
        assertThat(api.caughtUp().ask("/api/v1/profiles/email:nobody@example.com/consents"))
                .hasStatus(404);
    }

    private JsonNode one(String path) {
        JsonNode consents = ask(path).get("consents");
        assertThat(consents.size()).isEqualTo(1);
        return consents.get(0);
    }

    private JsonNode ask(String path) {
        MvcTestResult answer = api.caughtUp().ask(path);
        assertThat(answer).hasStatusOk();
        return JsonMapper.shared().readTree(answer.getResponse().getContentAsByteArray());
    }

    private UUID said(FragmentId fragment, ConsentState state, Instant at) {
        UUID record = new UUID(8, ++records);
        ConsentTerms terms = new ConsentTerms(
                new ConsentKey("marketing", "email", "main"),
                at,
                null,
                0,
                new ShownNotice("privacy", "2026-01", "en", "abc"),
                "de",
                "web-form",
                "service:newsletter",
                ExpressedBy.SUBJECT,
                0,
                null,
                List.of(),
                List.of());
        ConsentEvent event = ConsentEvent.of(
                state, fragment, terms, new ConsentEvidence("203.0.113.9", null, null, null, null, null));
        Instant recorded = api.log().events().getLast().at().plusSeconds(1);
        api.log().append(fragment, event, "service:newsletter", recorded, record);
        return record;
    }
}
