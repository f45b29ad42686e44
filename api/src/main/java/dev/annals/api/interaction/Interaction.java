package dev.annals.api.interaction;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One fact sent by a source, checked and normalised, ready to be recorded.
 *
 * @param source the name of the source whose write key was used
 * @param type which of the six calls it was
 * @param name the interaction's name ({@code Order Completed}); null where the call has none
 * @param occurredAt when it happened by the source's clock, corrected for skew
 * @param receivedAt when Annals received it
 * @param globalPrivacyControl whether the request carried {@code Sec-GPC: 1}
 * @param content everything personal
 */
public record Interaction(
        String source,
        InteractionType type,
        @Nullable String name,
        Instant occurredAt,
        Instant receivedAt,
        boolean globalPrivacyControl,
        Content content) {}
