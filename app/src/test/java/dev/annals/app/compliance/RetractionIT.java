package dev.annals.app.compliance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.annals.api.security.Role;
import dev.annals.app.compliance.Desk.Done;
import dev.annals.app.security.SecuredAnnals;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** What was sent by mistake is taken back, and comes back, in everything that is told of the person. */
@ExtendWith(SecuredAnnals.OfAllTests.class)
class RetractionIT {

    private static final Map<String, String> WHY = Map.of("reason", "the till sent it twice");

    private final Desk desk;

    RetractionIT(SecuredAnnals annals) {
        this.desk = new Desk(annals);
    }

    @Test
    void aRetractedInteractionIsAsIfItHadNeverHappenedAndStaysInTheTimeline() {
        String mia = Desk.newMail();
        send(Map.of("type", "identify", "userId", mia, "traits", Map.of("city", "Graz")));
        Done second = send(Map.of("type", "identify", "userId", mia, "traits", Map.of("city", "Linz")));
        JsonNode newest = desk.ask(Desk.profile("user_id:" + mia, "/timeline?atLeast=" + second.position()))
                .get("items")
                .get(0);
        String id = newest.get("eventId").asString();
        assertThat(newest.get("retracted").isNull()).isTrue();

        Done retracted = desk.does("POST", "/api/v1/interactions/" + id + "/retract", WHY, Role.COMPLIANCE);
        assertThat(retracted.status()).isEqualTo(200);
        JsonNode profile = desk.ask(Desk.profile("user_id:" + mia, "?atLeast=" + retracted.position()));
        assertThat(profile.at("/traits/city").asString()).isEqualTo("Graz");
        assertThat(profile.at("/counts/total").asInt()).isEqualTo(1);
        JsonNode shown = desk.ask(Desk.profile("user_id:" + mia, "/timeline"))
                .get("items")
                .get(0);
        assertThat(shown.at("/retracted/reason").asString()).isEqualTo(WHY.get("reason"));

        Done again = desk.does("POST", "/api/v1/interactions/" + id + "/retract", WHY, Role.COMPLIANCE);
        assertThat(again.body().get("retracted").asBoolean()).isTrue();
        Done restored = desk.does("POST", "/api/v1/interactions/" + id + "/restore", WHY, Role.COMPLIANCE);
        assertThat(desk.ask(Desk.profile("user_id:" + mia, "?atLeast=" + restored.position()))
                        .at("/traits/city")
                        .asString())
                .isEqualTo("Linz");
    }

    @Test
    void aSourceNamesItByItsOwnMessageId() {
        String mia = Desk.newMail();
        Done sent = send(Map.of("type", "page", "userId", mia, "messageId", "sent-" + mia));
        String source = desk.ask(Desk.profile("user_id:" + mia, "/timeline?atLeast=" + sent.position()))
                .at("/items/0/source")
                .asString();
        Done done = desk.does(
                "POST",
                "/api/v1/interactions/sent-" + mia + "/retract?source="
                        + URLEncoder.encode(source, StandardCharsets.UTF_8),
                WHY,
                Role.COMPLIANCE);
        assertThat(done.status()).isEqualTo(200);
        assertThat(desk.ask(Desk.profile("user_id:" + mia, "?atLeast=" + done.position()))
                        .at("/counts/total")
                        .asInt())
                .isZero();
    }

    @Test
    void whatNobodySentIsNotFoundAndAReasonIsNeeded() {
        for (String id : new String[] {"00000000-0000-0000-0000-000000000000", "nonsense"}) {
            Done unknown = desk.tries("POST", "/api/v1/interactions/" + id + "/retract", WHY, Role.COMPLIANCE);
            assertThat(unknown.status()).isEqualTo(404);
            assertThat(unknown.text("/code")).isEqualTo("not-found");
        }
        assertThat(desk.tries("POST", "/api/v1/interactions/x/retract", Map.of(), Role.COMPLIANCE)
                        .status())
                .isEqualTo(400);
        assertThat(desk.tries("POST", "/api/v1/interactions/x/retract", WHY, Role.MARKETER)
                        .status())
                .isEqualTo(403);
    }

    private Done send(Map<String, ?> message) {
        return desk.does("POST", "/api/v1/interactions", message, Role.SOURCE);
    }
}
