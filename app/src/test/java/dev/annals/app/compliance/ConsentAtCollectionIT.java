package dev.annals.app.compliance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.annals.api.security.Role;
import dev.annals.app.compliance.Desk.Done;
import dev.annals.app.security.SecuredAnnals;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** What a person refused is not collected, whichever way it comes. */
@ExtendWith(SecuredAnnals.OfAllTests.class)
class ConsentAtCollectionIT {

    private final Desk desk;
    private final ConsentDesk consents;

    ConsentAtCollectionIT(SecuredAnnals annals) {
        this.desk = new Desk(annals);
        this.consents = new ConsentDesk(desk);
    }

    @Test
    void anInteractionOfARefusedPurposeIsAnsweredCountedAndNotStored() {
        String mia = Desk.newMail();
        consents.decidesAbout("user_id:" + mia, "analytics", "refused");

        Done sent = desk.does(
                "POST",
                "/api/v1/interactions",
                Map.of(
                        "batch",
                        List.of(
                                Map.of("type", "page", "userId", mia, "messageId", "page-" + mia),
                                Map.of("type", "track", "event", "Order Completed", "userId", mia))),
                Role.SOURCE);
        assertThat(sent.status()).isEqualTo(207);
        assertThat(sent.text("/items/0/status")).isEqualTo("refused");
        assertThat(sent.text("/items/0/reason")).startsWith("consent_refused: the purpose 'analytics'");
        assertThat(sent.text("/items/1/status")).isEqualTo("stored");

        JsonNode timeline = desk.ask(Desk.profile("user_id:" + mia, "/timeline?atLeast=" + sent.position()));
        assertThat(timeline.get("items").findValuesAsString("name")).containsExactly("Order Completed");
        assertThat(desk.ask("/api/v1/audit?kind=collection.refused&limit=1")
                        .at("/items/0/description")
                        .asString())
                .contains("were not stored, because the purpose \"analytics\" was refused");
    }

    @Test
    void aSegmentClientIsToldOfSuccessSoThatItDoesNotTryAgain() {
        String mia = Desk.newMail();
        consents.decidesAbout("user_id:" + mia, "analytics", "withdrawn");
        Done sent = desk.does("POST", "/v1/page", Map.of("userId", mia), Role.SOURCE);
        assertThat(sent.body().get("success").asBoolean()).isTrue();
        JsonNode timeline = desk.ask(Desk.profile("user_id:" + mia, "/timeline?atLeast=" + sent.position()));
        assertThat(timeline.get("items").size()).isZero();
    }

    @Test
    void whatABannerSignalsIsOnRecordWithTheInteractionThatBringsIt() {
        String browser = "banner-" + Desk.newMail();
        Done sent = desk.does(
                "POST",
                "/api/v1/interactions",
                Map.of(
                        "type",
                        "track",
                        "event",
                        "Segment Consent Preference Updated",
                        "anonymousId",
                        browser,
                        "context",
                        Map.of(
                                "consent",
                                Map.of("categoryPreferences", Map.of("Analytics", true, "Advertising", false)))),
                Role.SOURCE);
        String profile = "anonymous_id:" + browser;
        assertThat(consents.stands(profile, "analytics", "any", "", sent.position())
                        .get("state")
                        .asString())
                .isEqualTo("given");
        assertThat(consents.stands(profile, "advertising", "ads", "", sent.position())
                        .get("reason")
                        .asString())
                .isEqualTo("consent_refused");
    }
}
