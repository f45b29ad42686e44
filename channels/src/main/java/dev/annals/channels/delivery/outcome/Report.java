package dev.annals.channels.delivery.outcome;

import dev.annals.api.delivery.Outcome;
import dev.annals.api.identity.FragmentId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a provider says of one message.
 *
 * @param delivery the message
 * @param outcome what became of it
 * @param reason why, as a stable code without anything personal; null where there is nothing to say
 * @param link which link was followed; null for anything else
 * @param at when
 */
record Report(
        FragmentId delivery,
        Outcome outcome,
        @Nullable String reason,
        @Nullable String link,
        Instant at) {

    @Override
    public String toString() {
        return "Report[" + delivery + " " + outcome + "]";
    }
}
