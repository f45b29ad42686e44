package dev.annals.api.interaction;

import java.util.UUID;

/**
 * Command: have a retracted interaction count again. Answers a {@link Retraction}; one that is not retracted changes
 * nothing. Refused with {@code NOT_FOUND} where there is no such interaction.
 *
 * @param interaction the id of the interaction's event
 * @param reason why
 * @param by who decided
 */
public record RestoreInteraction(UUID interaction, String reason, String by) {

    @Override
    public String toString() {
        return "RestoreInteraction[" + interaction + "]";
    }
}
