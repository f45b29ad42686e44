package dev.annals.projections.delivery;

import dev.annals.api.Wire;
import dev.annals.api.delivery.Standing;
import dev.annals.api.identity.FragmentId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who is in an audience, or is held back from it. Holds nothing personal.
 *
 * @param profile the profile
 * @param standing which of both
 * @param gate the gate that holds the person back; null where none does
 * @param delivery the message that told the channel last; null where none did
 * @param since since when
 */
@Wire(name = "document.audience-member")
public record AudienceDocument(
        FragmentId profile,
        Standing standing,
        @Nullable String gate,
        @Nullable FragmentId delivery,
        Instant since) {}
