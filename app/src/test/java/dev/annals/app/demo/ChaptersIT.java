package dev.annals.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.annals.api.security.Role;
import dev.annals.app.security.SecuredAnnals;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The demo's short stories, played on the started product. */
@ExtendWith(SecuredAnnals.OfAllTests.class)
class ChaptersIT {

    private final SecuredAnnals annals;
    private final StringWriter shown = new StringWriter();

    ChaptersIT(SecuredAnnals annals) {
        this.annals = annals;
    }

    @Test
    void twoPeopleOnOneTabletStayTwo() {
        assertThat(play(new SharedDevice()).agree()).as(shown.toString()).isTrue();
        assertThat(shown.toString()).contains("└ anonymous_id:sofa-tablet", "refused: ", "for over-limit:user_id");
    }

    @Test
    void aWrongMergeIsCutAgainAndAgain() {
        assertThat(play(new WrongMerge()).agree()).as(shown.toString()).isTrue();
        assertThat(shown.toString()).contains("merged, both ordered   4 identifiers, 6 interactions");
        assertThat(play(new WrongMerge()).agree()).as(shown.toString()).isTrue();
    }

    @Test
    void oneClickTakesConsentBackAndWhatWasRefusedIsNotStored() {
        for (int time = 0; time < 2; time++) {
            assertThat(play(new ConsentChapter()).agree()).as(shown.toString()).isTrue();
        }
        assertThat(shown.toString()).contains("/preferences/", "refused: consent_refused");
    }

    @Test
    void aJourneyIsTriedOnTwoPeopleAndOnThePast() {
        for (int time = 0; time < 2; time++) {
            assertThat(play(new JourneyChapter()).agree()).as(shown.toString()).isTrue();
        }
        assertThat(shown.toString()).contains("held-back, consent_unknown", "sent, email", "would have entered");
    }

    @Test
    void journeysAreLiveAndSayWhatWasHeldBackAndWhy() {
        for (int time = 0; time < 2; time++) {
            assertThat(play(new LiveJourneys(InstantSource.system())).agree())
                    .as(shown.toString())
                    .isTrue();
        }
        assertThat(shown.toString()).contains("ava   accepted", "bo    consent", "cy    no message");
    }

    @Test
    void ofFiveMessagesOneIsSentAndOfTheOthersItIsSaidWhyNot() {
        for (int time = 0; time < 2; time++) {
            assertThat(play(new MessagesChapter(InstantSource.system())).agree())
                    .as(shown.toString())
                    .isTrue();
        }
        assertThat(shown.toString()).contains("held-back consent", "deferred quiet-hours", "held-back content");
    }

    @Test
    void whoIsForgottenIsFoundNowhereAndTheCertificateSaysSo() {
        assertThat(play(new Farewell(annals.data(), InstantSource.system())).agree())
                .as(shown.toString())
                .isTrue();
        assertThat(shown.toString()).contains("sound: Erasure ", "next order                 refused");
    }

    @Test
    void whoAsksForHerDataIsAnsweredByItselfAndTheWholeLogVerifies() {
        assertThat(play(new AskingForData(InstantSource.system())).agree())
                .as(shown.toString())
                .isTrue();
        assertThat(shown.toString()).contains("/packages/");
        assertThat(play(new WholeLog(annals.data())).agree())
                .as(shown.toString())
                .isTrue();
        assertThat(shown.toString()).contains("events are what was signed");
    }

    private Findings play(Chapter chapter) {
        Findings findings = new Findings();
        PrintWriter out = new PrintWriter(shown, true);
        chapter.play(
                new Chapter.Stage(
                        new Client(annals.url()),
                        annals.token(Role.SOURCE),
                        annals.token(Role.ADMIN),
                        Instant.parse("2026-03-31T12:00:00Z"),
                        out),
                findings);
        findings.print(out);
        return findings;
    }
}
