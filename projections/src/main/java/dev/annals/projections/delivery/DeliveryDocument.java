package dev.annals.projections.delivery;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.annals.api.Wire;
import dev.annals.api.delivery.Origin;
import dev.annals.api.identity.FragmentId;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A delivery in lists. It is kept by its id as it is now, and in lists as it began. Holds nothing personal.
 *
 * @param delivery its id
 * @param profile the fragment by which the person is named
 * @param position the position at which it was asked for
 * @param requestedAt when it was asked for
 * @param purpose the key of the purpose
 * @param transactional whether the person waits for it
 * @param origin what led to it
 * @param status how far it is
 * @param channel by which it goes; the preferred one before that is decided
 * @param connector who performs it; null before that is decided
 * @param template the key of the template; null where a message was given
 * @param gate the gate that held it back or deferred it; null where none does
 * @param reason why it was held back, came back or failed; null where it did not
 * @param until when it is weighed again; null where it is not
 * @param attempts how often it was tried
 * @param outcomes what became of it, in that order
 * @param changedAt when it changed last
 */
@Wire(name = "document.delivery")
public record DeliveryDocument(
        FragmentId delivery,
        FragmentId profile,
        long position,
        Instant requestedAt,
        String purpose,
        boolean transactional,
        Origin origin,
        Status status,
        String channel,
        @Nullable String connector,
        @Nullable String template,
        @Nullable String gate,
        @Nullable String reason,
        @Nullable Instant until,
        int attempts,
        List<String> outcomes,
        Instant changedAt) {

    /** How far a delivery is. */
    public enum Status {
        REQUESTED,
        DEFERRED,
        HELD_BACK,
        HANDED_OVER,
        ACCEPTED,
        DELIVERED,
        BOUNCED,
        FAILED;

        /** The name used on the wire: lower case with hyphens. */
        @JsonValue
        public String wireName() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
