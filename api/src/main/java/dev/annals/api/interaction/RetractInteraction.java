package dev.annals.api.interaction;

import java.util.UUID;

/**
 * Command: have an interaction not count any more, in anything that is derived from it. Answers a {@link Retraction}; one
 * that is retracted already changes nothing. Refused with {@code NOT_FOUND} where there is no such interaction.
 *
 * @param interaction the id of the interaction's event
 * @param reason why
 * @param by who decided
 */
public record RetractInteraction(UUID interaction, String reason, String by) {

    @Override
    public String toString() {
        return "RetractInteraction[" + interaction + "]";
    }
}
