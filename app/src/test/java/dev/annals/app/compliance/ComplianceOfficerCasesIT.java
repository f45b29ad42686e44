package dev.annals.app.compliance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.annals.api.security.Role;
import dev.annals.app.cli.Verb;
import dev.annals.app.compliance.Desk.Done;
import dev.annals.app.security.SecuredAnnals;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What a compliance officer comes for, case by case, over HTTP on the started product. */
@ExtendWith({SecuredAnnals.OfAllTests.class, Office.OfAllCases.class})
class ComplianceOfficerCasesIT {

    private final Desk desk;
    private final ConsentDesk consents;
    private final PeopleCases people;
    private final AuditDesk audits;
    private final OpenDatabase database;
    private final String data;
    private final ErasureCases erasures;
    private final RequestCases requests;
    private final OpenDsrCases controllers;

    @TempDir
    Path folder;

    ComplianceOfficerCasesIT(SecuredAnnals annals, Office office) {
        this.data = annals.data().toString();
        this.database = new OpenDatabase(annals.data());
        this.desk = new Desk(annals);
        this.audits = new AuditDesk(desk);
        this.consents = new ConsentDesk(desk);
        this.people = new PeopleCases(desk, consents);
        this.erasures = new ErasureCases(office);
        this.requests = new RequestCases(office);
        this.controllers = new OpenDsrCases(office);
    }

    @Test
    void case01EverythingAboutAPersonIsListedInOrderWithActorReasonAndValuesBeforeAndAfter() {
        String mail = Desk.newMail();
        String mia = "email:" + mail;
        audits.sent(Map.of(
                "type", "identify", "anonymousId", mail + "-browser", "traits", Map.of("email", mail, "name", "Mia")));
        consents.decides(mia, "given", "2026-02-01T10:00:00Z");
        Done last = audits.sent(
                Map.of("type", "identify", "anonymousId", mail + "-browser", "traits", Map.of("name", "Mia B.")));
        desk.ask(
                Desk.profile(mia, "?atLeast=" + last.position()),
                Role.COMPLIANCE,
                "X-Annals-Purpose",
                "complaint 7",
                "X-Annals-Reason",
                "asked%20by%20phone");

        List<JsonNode> entries = audits.about(mia, "&changes=true");

        assertThat(entries)
                .extracting(each -> each.get("position").asLong())
                .isSortedAccordingTo(Comparator.reverseOrder());
        assertThat(entries)
                .extracting(each -> each.get("kind").asString())
                .contains("fragment.opened", "interaction.recorded", "consent.given", "access.personal-data-read")
                .anyMatch(kind -> kind.startsWith("identity."));
        JsonNode read = entries.stream()
                .filter(each -> each.get("purpose").asString("").equals("complaint 7"))
                .findFirst()
                .orElseThrow();
        assertThat(read.get("actor").asString()).isEqualTo("compliance:the compliance");
        assertThat(read.get("reason").asString()).isEqualTo("asked by phone");
        assertThat(read.get("requestId").asString()).isNotEmpty();
        assertThat(entries.stream()
                        .flatMap(each -> each.get("changes").valueStream())
                        .toList())
                .anySatisfy(change -> {
                    assertThat(change.get("field").asString()).isEqualTo("traits.name");
                    assertThat(change.get("before").asString()).isEqualTo("Mia");
                    assertThat(change.get("after").asString()).isEqualTo("Mia B.");
                });
        String streams = entries.stream()
                .map(each -> "'" + each.get("stream").asString() + "'")
                .distinct()
                .collect(Collectors.joining(","));
        assertThat(database.number(
                        "select count(*) from annals.domain_event where aggregate_identifier in (" + streams + ")"))
                .isEqualTo(entries.size());
    }

    @Test
    void case02WhatAnActorOrARequestDidIsExportedAndTheExportIsOnTheList() {
        String mail = Desk.newMail();
        String requestId = "case-2." + mail.hashCode();
        Done sent = audits.sent(
                Map.of("type", "identify", "userId", mail, "traits", Map.of("email", mail)), "X-Request-Id", requestId);
        desk.ask(Desk.profile("email:" + mail, "?atLeast=" + sent.position()));

        List<JsonNode> ofRequest = audits.items("/api/v1/audit?limit=1000&requestId=" + requestId);
        assertThat(ofRequest)
                .hasSizeGreaterThanOrEqualTo(4)
                .allMatch(each -> each.get("actor").asString().equals("source:the source"))
                .extracting(each -> each.get("kind").asString())
                .contains("interaction.recorded", "fragment.opened");
        assertThat(audits.items("/api/v1/audit?limit=1000&kind=access&actor=compliance:the%20compliance"))
                .isNotEmpty()
                .allMatch(each -> each.get("actor").asString().equals("compliance:the compliance"));

        String path = "/api/v1/audit?subject=email:" + mail;
        String csv = desk.file(path, "text/csv", "X-Annals-Purpose", "case 2 of " + mail.hashCode());
        assertThat(csv).startsWith("position,at,kind,actor,").contains(",interaction.recorded,source:the source,");
        assertThat(desk.file(path, "application/pdf")).startsWith("%PDF-");
        assertThat(audits.about("email:" + mail, "&kind=access.exported"))
                .hasSize(2)
                .last()
                .satisfies(export -> {
                    assertThat(export.get("actor").asString()).isEqualTo("compliance:the compliance");
                    assertThat(export.get("purpose").asString()).isEqualTo("case 2 of " + mail.hashCode());
                    assertThat(export.get("description").asString()).contains("audit list was exported as csv");
                });
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
        assertThat(consents.answers(asked.text("/token/value")).text("/code")).isEqualTo("link-used");

        String late = "email:" + Desk.newMail();
        Instant threeDaysAgo = Instant.now().minus(Duration.ofHours(73));
        Done outdated = consents.asks(late, threeDaysAgo.toString());
        Done refused = consents.answers(outdated.text("/token/value"));
        assertThat(refused.status()).isEqualTo(410);
        assertThat(consents.stands(late, "", outdated.position()).get("allowed").asBoolean())
                .isFalse();
    }

    @Test
    void case05OneClickOnTheLinkWithdrawsForWhateverIsSentAMinuteLater() {
        people.oneClickOnTheLinkWithdrawsForWhateverIsSentAMinuteLater();
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
        people.whoseConsentExpiresLeavesTheSegmentWithoutAnyEvent();
    }

    @Test
    void case10AReceiptIsVerifiedOfflineAndOneChangedByteFails() throws Exception {
        people.aReceiptIsVerifiedOfflineAndOneChangedByteFails(folder);
    }

    @Test
    void case11AControllersRequestIsAnsweredSignedAndOnlyOnceTakenUnderItsId() throws Exception {
        controllers.aRequestIsAnsweredSignedAndOnlyOnceTakenUnderItsId();
    }

    @Test
    void callbacksReachNothingButWhatIsAllowedAndAreTriedAgain() throws Exception {
        controllers.callbacksReachNothingButWhatIsAllowedAndAreTriedAgain();
    }

    @Test
    void case12DeadlinesAreThoseOfTheLaws() {
        requests.deadlinesAreThoseOfTheLaws();
    }

    @Test
    void case13AnExtensionNeedsAReasonAndThatTheFirstPeriodIsNotOver() {
        requests.extensionsNeedAReasonAndTheFirstPeriod();
    }

    @Test
    void aRequestForErasureIsCarriedOutOnceItIsShownWhoThePersonIs() {
        requests.anErasureIsCarriedOutOnceItIsShownWhoThePersonIs();
    }

    @Test
    void restrictionsObjectionsAndCorrectionsAreFollowed() {
        requests.restrictionsObjectionsAndCorrectionsAreFollowed();
    }

    @Test
    void case14APackageHoldsEverythingItsCountReconcilesItsLinkExpiresAndItsDownloadIsOnRecord() {
        people.aPackageHoldsEverythingItsCountReconcilesItsLinkExpiresAndItsDownloadIsOnRecord();
    }

    @Test
    void whatSomebodyUnknownObjectsToIsHeededWhenSomethingArrives() {
        requests.whatSomebodyUnknownObjectsToIsHeededWhenSomethingArrives();
    }

    @Test
    void case14AnAccessRequestLeadsToAPackageByItself() {
        requests.anAccessRequestLeadsToAPackageByItself();
    }

    @Test
    void case14AControllersAccessRequestIsAnsweredWithTheAddressOfAPackage() throws Exception {
        controllers.anAccessRequestIsAnsweredWithTheAddressOfAPackage();
    }

    @Test
    void case15AnErasedPersonIsFoundNowhereAndNoEventIsGone() throws Exception {
        erasures.anErasedPersonIsFoundNowhereAndNoEventIsGone();
    }

    @Test
    void case16AFullReplayLeavesTheErasedPersonErasedAndEverybodyElseAsTheyWere() throws Exception {
        erasures.aFullReplayLeavesTheErasedPersonErasedAndEverybodyElseAsTheyWere();
    }

    @Test
    void case17YesterdaysKeysBringNobodyBack() throws Exception {
        erasures.yesterdaysKeysBringNobodyBack();
    }

    @Test
    void case18WhatALegalHoldDemandsIsKeptForNobodysUseAndErasedWhenItEnds() throws Exception {
        erasures.whatALegalHoldDemandsIsKeptForNobodysUseAndErasedWhenItEnds();
    }

    @Test
    void case18ARequestIsCompleteButForWhatIsHeldAndWhollyOnceThatEnds() {
        requests.aRequestIsCompleteButForWhatIsHeldAndWhollyOnceThatEnds();
    }

    @Test
    void case19AnErasedPersonsAddressIsRefusedCountedAndAuditedWithoutBeingStored() throws Exception {
        erasures.anErasedPersonsAddressIsRefusedCountedAndAuditedWithoutBeingStored();
    }

    @Test
    void case20TheLogIsVerifiedOfflineAndTheFirstPositionThatSomebodyChangedIsNamed() throws Exception {
        String mail = Desk.newMail();
        long position = audits.sent(Map.of("type", "identify", "userId", mail, "traits", Map.of("email", mail)))
                .position();
        long last = audits.sent(Map.of("type", "track", "event", "Looked", "userId", mail))
                .position();
        String before = desk.file("/api/v1/ledger/checkpoint?atLeast=" + last, "text/plain");
        Path export = folder.resolve("annals.ledger");
        Path shown = Files.writeString(folder.resolve("checkpoint.txt"), before);
        assertThat(Verb.run("export", "--ledger", export.toString(), "--data", data)
                        .code())
                .isZero();
        assertThat(Verb.run("verify", export.toString()).out()).startsWith("sound: ");

        String flip = "update annals.domain_event set payload = set_byte(payload, 9, get_byte(payload, 9) # 1)"
                + " where global_index = " + position;
        database.run(flip);
        assertThat(verified()).startsWith("BROKEN at position " + position + ": The event was changed");
        database.run(flip);

        database.run(
                "create table readstore.taken as select * from annals.domain_event where global_index = " + position,
                "delete from annals.domain_event where global_index = " + position);
        assertThat(verified()).startsWith("BROKEN at position " + position + ": The event is missing");
        database.run(
                "insert into annals.domain_event overriding system value select * from readstore.taken",
                "drop table readstore.taken");

        String tile = "update readstore.ledger_v1 set body = set_byte(body, length(body) - 1,"
                + " get_byte(body, length(body) - 1) # 1) where key = '00/0000000000000000'";
        database.run(tile);
        assertThat(verified()).startsWith("BROKEN at position ").contains("the ledger's tile was changed");
        database.run(tile);

        assertThat(Verb.run("replay", "profile", "--data", data).code()).isZero();
        Verb after = Verb.run("verify", "--witness", shown.toString(), "--data", data);
        assertThat(after.out()).as(after.toString()).startsWith("sound: ");
    }

    private String verified() {
        return Verb.run("verify", "--data", data).out();
    }
}
