package dev.annals.channels.delivery.email;

import dev.annals.api.rejection.Rejected;
import dev.annals.api.rejection.Rejection;
import dev.annals.api.security.Permission;
import dev.annals.channels.delivery.outcome.OutcomeRecorder;
import dev.annals.platform.security.Requires;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.mail.MessagingException;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Takes mails that came back, from mail servers that hand them on by HTTP. */
@RestController
@Tag(name = "Deliveries")
public class ReturnedMailController {

    private static final int LARGEST = 10_000_000;

    private final OutcomeRecorder recorder;
    private final InstantSource clock;

    public ReturnedMailController(OutcomeRecorder recorder, InstantSource clock) {
        this.recorder = recorder;
        this.clock = clock;
    }

    /** Takes one mail. */
    @PostMapping("/api/v1/deliveries/returned-mails")
    @Requires(Permission.REQUEST_DELIVERIES)
    @Operation(
            operationId = "takeReturnedMail",
            summary = "Takes a mail that came back, as it is (message/rfc822)",
            description = "A report on its delivery (RFC 3464) or a complaint (RFC 5965). After a bounce that says that"
                    + " there is no such address, the address is not used any more. A mail that is neither, or is about"
                    + " none of ours, changes nothing.")
    Taken take(@RequestBody byte[] mail) {
        if (mail.length > LARGEST) {
            throw new Rejected(Rejection.BODY_TOO_LARGE, "A mail has at most 10 MB.");
        }
        try {
            Optional<ReturnedMail> found = ReturnedMail.of(mail);
            if (found.isEmpty()) {
                return new Taken(null, null, null, false);
            }
            ReturnedMail it = found.get();
            boolean isNews = recorder.note(it.delivery(), it.outcome(), it.reason(), null, clock.instant());
            return new Taken(it.delivery().toString(), it.outcome().wireName(), it.reason(), isNews);
        } catch (MessagingException noMail) {
            throw new Rejected(Rejection.INVALID_FIELD, "The body is no mail as RFC 5322 describes.");
        }
    }

    /**
     * What a mail said.
     *
     * @param delivery of which message; null where it is about none of ours
     * @param outcome what became of it
     * @param reason why
     * @param changed whether it was news
     */
    record Taken(
            @Nullable String delivery,
            @Nullable String outcome,
            @Nullable String reason,
            boolean changed) {}
}
