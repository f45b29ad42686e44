package dev.annals.channels.delivery.outcome;

import dev.annals.api.rejection.Rejected;
import dev.annals.api.rejection.Rejection;
import dev.annals.channels.delivery.webhook.WebhookSignature;
import dev.annals.platform.delivery.ConnectorBook;
import dev.annals.platform.delivery.DeliveryLinks;
import dev.annals.platform.delivery.StoredConnector;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;

/** Hears from providers what became of the messages that they were handed; they show who they are by a signature. */
@RestController
@Tag(name = "Deliveries")
public class OutcomeCallsController {

    private final ConnectorBook book;
    private final OutcomeRecorder recorder;
    private final InstantSource clock;

    public OutcomeCallsController(ConnectorBook book, OutcomeRecorder recorder, InstantSource clock) {
        this.book = book;
        this.recorder = recorder;
        this.clock = clock;
    }

    /** Takes what one provider says. */
    @SecurityRequirements
    @PostMapping(DeliveryLinks.OUTCOMES + "{connector}")
    @Operation(
            operationId = "providerOutcomes",
            summary = "Takes what a provider says of messages, signed",
            description = "Signed as Standard Webhooks asks with the connector's `callback-secret` (of the kind webhook"
                    + " also its `secret`), or by SendGrid's event webhook with the key in `events-key`. The body is"
                    + " `{\"outcomes\": [{\"delivery\", \"outcome\", \"reason\", \"link\", \"at\"}]}`, or SendGrid's"
                    + " list of events. What is told twice is noted once.")
    Heard hear(@PathVariable String connector, @RequestBody byte[] body, WebRequest request) {
        StoredConnector stored = book.find(connector)
                .orElseThrow(() -> new Rejected(Rejection.NOT_FOUND, "There is no connector of this key."));
        int changed = 0;
        List<Report> reports = reports(stored, body, request);
        for (Report each : reports) {
            if (recorder.wasHandedTo(stored.key(), each.delivery())
                    && recorder.note(each.delivery(), each.outcome(), each.reason(), each.link(), each.at())) {
                changed++;
            }
        }
        return new Heard(reports.size(), changed);
    }

    private List<Report> reports(StoredConnector stored, byte[] body, WebRequest request) {
        Instant now = clock.instant();
        String sendGridKey = stored.settings().get(SendGridReports.KEY);
        String sendGrid = request.getHeader(SendGridReports.SIGNATURE);
        if (sendGrid != null && sendGridKey != null) {
            if (!SendGridReports.fits(sendGridKey, sendGrid, header(request, SendGridReports.TIMESTAMP), body, now)) {
                throw unsigned();
            }
            return SendGridReports.read(body);
        }
        String secret = secret(stored);
        if (secret == null || !isSigned(secret, body, request, now)) {
            throw unsigned();
        }
        return StandardReports.read(body, now);
    }

    private static @Nullable String secret(StoredConnector stored) {
        String own = stored.settings().get(StoredConnector.CALLBACK_SECRET);
        return own == null && stored.kind().equals("webhook")
                ? stored.settings().get("secret")
                : own;
    }

    private static boolean isSigned(String secret, byte[] body, WebRequest request, Instant now) {
        try {
            return new WebhookSignature(secret)
                    .fits(
                            header(request, "webhook-id"),
                            header(request, "webhook-timestamp"),
                            header(request, "webhook-signature"),
                            body,
                            now);
        } catch (IllegalArgumentException noSecret) {
            return false;
        }
    }

    private static String header(WebRequest request, String name) {
        return Objects.requireNonNullElse(request.getHeader(name), "");
    }

    private static Rejected unsigned() {
        return new Rejected(
                Rejection.UNAUTHENTICATED, "The call is not signed with the secret of the connector, or was long ago.");
    }

    /**
     * What was heard.
     *
     * @param outcomes of how many messages the call told
     * @param changed how much of it was news
     */
    record Heard(int outcomes, int changed) {}
}
