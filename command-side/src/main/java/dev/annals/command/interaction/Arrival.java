package dev.annals.command.interaction;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a request came in.
 *
 * @param source the source whose write key it carries
 * @param receivedAt when it came
 * @param globalPrivacyControl whether it carries {@code Sec-GPC: 1}
 * @param address the IP address it came from, recorded only for interactions that ask for it; null when unknown
 */
public record Arrival(
        String source,
        Instant receivedAt,
        boolean globalPrivacyControl,
        @Nullable String address) {

    @Override
    public String toString() {
        return "Arrival[" + source + "]";
    }
}
