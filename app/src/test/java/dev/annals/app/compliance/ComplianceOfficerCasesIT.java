package dev.annals.app.compliance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.annals.api.security.Role;
import dev.annals.app.compliance.Desk.Done;
import dev.annals.app.security.SecuredAnnals;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** What a compliance officer comes for, case by case, over HTTP on the started product. */
@ExtendWith(SecuredAnnals.OfAllTests.class)
class ComplianceOfficerCasesIT {

    private final Desk desk;
    private final ConsentDesk consents;

    ComplianceOfficerCasesIT(SecuredAnnals annals) {
        this.desk = new Desk(annals);
        this.consents = new ConsentDesk(desk);
    }

    @Test
    void case03ConsentAtAPointInTimeIsAnsweredWithRecordNoticeAndProof() {
        String mia = "email:" + Desk.newMail();
        Done given = consents.decides(mia, "given", "2026-02-01T10:00:00Z");
        Done withdrawn = consents.decides(mia, "withdrawn", "2026-04-01T10:00:00Z");

        JsonNode then = consents.stands(mia, "&asOf=2026-03-01T10:00:00Z", withdrawn.position());
        assertThat(then.get("state").asString()).isEqualTo("given");
        assertThat(then.get("recordId").asString()).isEqualTo(given.text("/recordId"));
        assertThat(then.at("/notice/version").asString()).isNotEmpty();
        assertThat(then.at("/notice/hash").asString()).hasSize(64);
        assertThat(then.at("/proof/eventId").asString()).isEqualTo(given.text("/recordId"));
        assertThat(then.at("/proof/position").asLong()).isPositive().isLessThanOrEqualTo(given.position());
        assertThat(consents.stands(mia, "", withdrawn.position()).get("state").asString())
                .isEqualTo("withdrawn");
    }

    @Test
    void case04DoubleOptInIsNotSendableBeforeItIsConfirmedAndTokensExpire() {
        String mia = "email:" + Desk.newMail();
        Done asked = consents.asks(mia, null);
        JsonNode pending = consents.stands(mia, "", asked.position());
        assertThat(pending.get("state").asString()).isEqualTo("requested");
        assertThat(pending.get("allowed").asBoolean()).isFalse();

        Done confirmed = consents.answers(asked.text("/token/value"));
        assertThat(confirmed.status()).isEqualTo(200);
        assertThat(consents.stands(mia, "", confirmed.position()).get("allowed").asBoolean())
                .isTrue();
        assertThat(consents.history(mia, confirmed.position()).findValuesAsString("state"))
                .containsExactly("given", "requested");
        assertThat(consents.answers(asked.text("/token/value")).text("/code")).isEqualTo("link-invalid");

        String late = "email:" + Desk.newMail();
        Instant threeDaysAgo = Instant.now().minus(Duration.ofHours(73));
        Done outdated = consents.asks(late, threeDaysAgo.toString());
        Done refused = consents.answers(outdated.text("/token/value"));
        assertThat(refused.status()).isEqualTo(410);
        assertThat(consents.stands(late, "", outdated.position()).get("allowed").asBoolean())
                .isFalse();
    }

    @Test
    void case06ALateOlderDecisionRevivesNothingAndBothAreVisible() {
        String mia = "email:" + Desk.newMail();
        Done withdrawn = consents.decides(mia, "withdrawn", "2026-04-01T10:00:00Z");
        Done late = consents.decides(mia, "given", "2026-02-01T10:00:00Z");

        JsonNode now = consents.stands(mia, "", late.position());
        assertThat(now.get("state").asString()).isEqualTo("withdrawn");
        assertThat(now.get("recordId").asString()).isEqualTo(withdrawn.text("/recordId"));
        assertThat(consents.history(mia, late.position()).findValuesAsString("recordId"))
                .containsExactly(late.text("/recordId"), withdrawn.text("/recordId"));
    }

    @Test
    void case07OfTwoMergedProfilesTheMostRestrictiveCountsAndASplitGivesBackWhatEachHad() {
        String mail = Desk.newMail();
        String user = mail.replace('@', '-');
        consents.decides("email:" + mail, "withdrawn", "2026-02-01T10:00:00Z");
        Done given = consents.decides("user_id:" + user, "given", "2026-03-01T10:00:00Z");
        assertThat(consents.stands("user_id:" + user, "", given.position())
                        .get("state")
                        .asString())
                .isEqualTo("given");

        Done merged = desk.does(
                "POST",
                "/api/v1/interactions",
                Map.of("type", "identify", "userId", user, "traits", Map.of("email", mail)),
                Role.SOURCE);
        for (String either : List.of("email:" + mail, "user_id:" + user)) {
            JsonNode together = consents.stands(either, "", merged.position());
            assertThat(together.get("state").asString()).isEqualTo("withdrawn");
            assertThat(together.get("considered").findValuesAsString("state")).containsExactly("withdrawn", "given");
        }

        Done split = desk.does(
                "POST",
                "/api/v1/identity/split",
                Map.of("one", "email:" + mail, "other", "user_id:" + user, "reason", "two people"),
                Role.COMPLIANCE);
        assertThat(state("email:" + mail, split)).isEqualTo("withdrawn");
        assertThat(state("user_id:" + user, split)).isEqualTo("given");
    }

    @Test
    void case08GlobalPrivacyControlOptsOutOfSaleAndSharingOnly() {
        String browser = "browser-" + Desk.newMail();
        Done with = page(browser, "Sec-GPC", "1");
        JsonNode sale = consents.stands("anonymous_id:" + browser, "sale-share", "any", "", with.position());
        assertThat(sale.get("state").asString()).isEqualTo("refused");
        assertThat(sale.get("method").asString()).isEqualTo("gpc");
        assertThat(desk.ask(Desk.profile("anonymous_id:" + browser, "/consents"))
                        .get("consents")
                        .valueStream()
                        .filter(each -> !each.get("state").asString().equals("unknown")))
                .hasSize(1);

        Done without = page(browser);
        assertThat(without.text("/items/0/status")).isEqualTo("stored");
        assertThat(consents.history("anonymous_id:" + browser, without.position())
                        .size())
                .isEqualTo(1);
        assertThat(consents.stands("anonymous_id:" + browser, "sale-share", "any", "", without.position())
                        .get("recordId"))
                .isEqualTo(sale.get("recordId"));
    }

    private Done page(String browser, String... headers) {
        return desk.does(
                "POST", "/api/v1/interactions", Map.of("type", "page", "anonymousId", browser), Role.SOURCE, headers);
    }

    private String state(String profile, Done after) {
        return consents.stands(profile, "", after.position()).get("state").asString();
    }

    @Test
    void case09ConsentExpiresByTimeWithoutAnyEvent() {
        String mia = "email:" + Desk.newMail();
        Done given = consents.decides(mia, "given", "2023-06-01T10:00:00Z");

        assertThat(consents.stands(mia, "&asOf=2025-05-31T10:00:00Z", given.position())
                        .get("allowed")
                        .asBoolean())
                .isTrue();
        JsonNode expired = consents.stands(mia, "", given.position());
        assertThat(expired.get("state").asString()).isEqualTo("expired");
        assertThat(expired.get("allowed").asBoolean()).isFalse();
        assertThat(consents.history(mia, given.position()).size()).isEqualTo(1);
    }
}
