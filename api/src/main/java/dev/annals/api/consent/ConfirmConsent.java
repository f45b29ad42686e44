package dev.annals.api.consent;

import dev.annals.api.identity.FragmentId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Command: the person answers a request by its token, once. Answers a {@link ConsentReceipt}.
 *
 * @param fragment the fragment in whose stream the request is
 * @param tokenHash SHA-256 of the token's text, in hexadecimal digits
 * @param at when it was answered
 * @param evidence from where
 */
public record ConfirmConsent(
        FragmentId fragment,
        String tokenHash,
        Instant at,
        @Nullable ConsentEvidence evidence) {

    @Override
    public String toString() {
        return "ConfirmConsent[" + fragment + "]";
    }
}
