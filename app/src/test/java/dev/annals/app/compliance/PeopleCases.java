package dev.annals.app.compliance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.annals.api.security.Role;
import dev.annals.app.cli.Verb;
import dev.annals.app.compliance.Desk.Done;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The cases in which people get a link, or a paper in their hands.
 *
 * @param desk what an officer asks
 * @param consents the requests about consent
 */
record PeopleCases(Desk desk, ConsentDesk consents) {

    void oneClickOnTheLinkWithdrawsForWhateverIsSentAMinuteLater() {
        String mia = "email:" + Desk.newMail();
        consents.decides(mia, "given", "2026-02-01T10:00:00Z");
        String link = consents.link(mia, "PT1H").text("/url");
        People people = new People();
        HttpResponse<String> page = people.open(link + "?lang=en");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .startsWith("default-src 'none'; style-src 'sha256-")
                .doesNotContain("unsafe");
        assertThat(page.body()).contains("name=\"withdraw\" value=\"link\"");

        HttpResponse<String> clicked = people.submit(link, "withdraw=link");

        assertThat(clicked.statusCode()).isEqualTo(303);
        String back = clicked.headers().firstValue("Location").orElseThrow();
        assertThat(people.open(URI.create(link).resolve(back).toString()).body())
                .contains("Your choices are saved");
        String soon = "&asOf=" + Instant.now().plus(Duration.ofMinutes(1));
        JsonNode then = consents.stands(mia, soon, Long.parseLong(back.replaceAll(".*atLeast=", "")));
        assertThat(then.get("allowed").asBoolean()).isFalse();
        assertThat(then.get("reason").asString()).isEqualTo("consent_withdrawn");
        assertThat(then.get("method").asString()).isEqualTo("preference-centre");
        assertThat(then.get("expressedBy").asString()).isEqualTo("subject");

        Done given = consents.decides(mia, "given", null);
        HttpResponse<String> oneClick = people.submit(link, "List-Unsubscribe=One-Click");
        assertThat(oneClick.statusCode()).isEqualTo(200);
        assertThat(people.submit(link, "List-Unsubscribe=One-Click").statusCode())
                .isEqualTo(200);
        assertThat(consents.stands(mia, "", given.position() + 1).get("method").asString())
                .isEqualTo("one-click");
        assertThat(consents.history(mia, given.position() + 1).findValuesAsString("state"))
                .containsExactly("withdrawn", "given", "withdrawn", "given");

        assertThat(people.submit(link.substring(0, link.length() - 2) + "__", "withdraw=link")
                        .statusCode())
                .isEqualTo(410);
        String over = consents.link(mia, "PT0.001S").text("/url");
        assertThat(people.open(over + "?lang=en").body()).contains("The time of this link is over");
    }

    void whoseConsentExpiresLeavesTheSegmentWithoutAnyEvent() {
        String mail = Desk.newMail();
        String key = "allowed-" + mail.substring(5, 13);
        String path = "/api/v1/segments/" + key;
        Map<String, ?> condition = Map.of(
                "all",
                List.of(Map.of("trait", "email", "is", mail), Map.of("consent", "marketing", "channel", "email")));
        desk.does("POST", "/api/v1/segments", Map.of("segment", key, "condition", condition), Role.MARKETER);
        desk.awaited(path, answer -> answer.path("state").asString().equals("live"));
        new AuditDesk(desk).sent(Map.of("type", "identify", "userId", mail, "traits", Map.of("email", mail)));
        String almostTwoYearsAgo =
                OffsetDateTime.now(ZoneOffset.UTC).minusYears(2).plusSeconds(5).toString();
        Done given = consents.decides("email:" + mail, "given", almostTwoYearsAgo);
        JsonNode members =
                desk.ask(path + "/members?atLeast=" + given.position()).path("items");
        assertThat(members.size()).isEqualTo(1);
        String profile = members.at("/0/profileId").asString();

        desk.awaited(path + "/members", answer -> answer.path("items").isEmpty());

        JsonNode changes = desk.ask(path + "/history").path("days");
        assertThat(changes.path(changes.size() - 1).at("/left/clock").asInt()).isEqualTo(1);
        assertThat(consents.history("email:" + mail, given.position()).size()).isEqualTo(1);
        assertThat(desk.ask(path + "/members?asOf=" + members.at("/0/since").asString())
                        .toString())
                .contains(profile);
    }

    void aReceiptIsVerifiedOfflineAndOneChangedByteFails(Path folder) throws Exception {
        String mia = "email:" + Desk.newMail();
        Done given = consents.decides(mia, "given", "2026-02-01T10:00:00Z");
        String receipt = desk.file(
                Desk.profile(mia, "/consents/" + given.text("/recordId") + "/receipt?atLeast=" + given.position()),
                "application/ld+json");
        Path file = Files.writeString(folder.resolve("receipt.json"), receipt);

        assertThat(receipt).contains("https://w3id.org/dpv/schema/dpv-27560#receipt-record", "dpv:ConsentGiven");
        Verb sound = Verb.run("verify", file.toString());
        assertThat(sound.out()).startsWith("sound: Record " + given.text("/recordId"));
        assertThat(sound.code()).isZero();
        Files.writeString(file, receipt.replace("ConsentGiven", "ConsentGiveN"));
        Verb changed = Verb.run("verify", file.toString());
        assertThat(changed.out()).startsWith("BROKEN: Its signature does not fit its text");
        assertThat(changed.code()).isEqualTo(1);
    }

    void aPackageHoldsEverythingItsCountReconcilesItsLinkExpiresAndItsDownloadIsOnRecord() {
        AuditDesk audits = new AuditDesk(desk);
        String mail = Desk.newMail();
        String mia = "email:" + mail;
        audits.sent(Map.of(
                "type", "identify", "anonymousId", mail + "-tab", "traits", Map.of("email", mail, "name", "王小美")));
        audits.sent(Map.of("type", "track", "event", "Order Completed", "anonymousId", mail + "-tab"));
        Done last = consents.decides(mia, "given", "2026-02-01T10:00:00Z");
        desk.ask(Desk.profile(mia, "?atLeast=" + last.position()));

        Done made = desk.does("POST", Desk.profile(mia, "/access-package"), Map.of(), Role.COMPLIANCE);
        People people = new People();
        JsonNode held = JsonMapper.shared()
                .readTree(people.open(made.text("/url") + "/package.json").body());

        assertThat(held.at("/traits/name/value").asString()).isEqualTo("王小美");
        assertThat(held.at("/consents/0/state").asString()).isEqualTo("given");
        assertThat(held.get("purposes").findValuesAsString("key")).contains("marketing");
        assertThat(held.get("events").findValuesAsString("kind")).contains("access.personal-data-read");
        Instant asOf = Instant.parse(made.text("/asOf"));
        List<JsonNode> trail = audits.about(mia, "");
        assertThat(held.get("events").findValuesAsString("position"))
                .hasSize(made.body().get("events").asInt())
                .containsExactlyElementsOf(trail.reversed().stream()
                        .filter(each ->
                                !Instant.parse(each.get("at").asString()).isAfter(asOf))
                        .map(each -> each.get("position").asString())
                        .toList());
        assertThat(held.at("/counts/reconciles").asBoolean()).isTrue();
        assertThat(trail.getFirst().get("kind").asString()).isEqualTo("access.exported");
        assertThat(trail.getFirst().get("actor").asString()).isEqualTo("link:access-package");
        assertThat(people.open(made.text("/url") + "/package.pdf").body()).startsWith("%PDF-");
        assertThat(people.open(made.text("/url") + "/package.html").body()).contains("王小美");
        assertThat(people.open(made.text("/url") + "?lang=en").body()).contains("package.zip");

        assertThat(people.open(made.text("/url") + "_/package.json").statusCode())
                .isEqualTo(410);
        Done over = desk.does(
                "POST", Desk.profile(mia, "/access-package"), Map.of("validFor", "PT0.001S"), Role.COMPLIANCE);
        assertThat(people.open(over.text("/url") + "/package.json?lang=en").body())
                .contains("The time of this link is over");
    }
}
