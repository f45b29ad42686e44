package dev.annals.app.compliance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.annals.app.cli.Verb;
import dev.annals.app.compliance.Desk.Done;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import tools.jackson.databind.JsonNode;

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
}
