package dev.annals.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.annals.api.security.Role;
import dev.annals.app.demo.history.PurchaseHistory;
import dev.annals.app.security.SecuredAnnals;
import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
        assertThat(shown.toString()).contains("ava   accepted", "bo    consent", "2 completed, 1 goal");
    }

    @Test
    void customersAreRankedAsTheFileOfTheirPurchasesSays() {
        PurchaseHistory history =
                new PurchaseHistory(() -> new ByteArrayInputStream("""
                 customer_id  date number_of_cds  dollar_value
                 90001 19970101  1   11.77
                 90002 19970112  1   12.00
                 90002 19980112  2   24.50
                """.getBytes(StandardCharsets.US_ASCII)));
        List<Map<String, Object>> purchases = new ArrayList<>();
        history.tell(purchase -> purchases.add(purchase.message().body()));
        long position = stage().send(purchases);
        assertThat(stage().read("user_id:cdnow-90001", "", position).isMissingNode())
                .isFalse();

        assertThat(play(new RfmChapter(history)).agree()).as(shown.toString()).isTrue();
        assertThat(shown.toString()).contains("recency", "cdnow-90001 now: lapsed");
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
        Chapter.Stage stage = stage();
        chapter.play(stage, findings);
        findings.print(stage.out());
        return findings;
    }

    private Chapter.Stage stage() {
        return new Chapter.Stage(
                new Client(annals.url()),
                annals.token(Role.SOURCE),
                annals.token(Role.ADMIN),
                Instant.parse("2026-03-31T12:00:00Z"),
                new PrintWriter(shown, true));
    }
}
