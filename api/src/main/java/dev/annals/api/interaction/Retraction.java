package dev.annals.api.interaction;

import java.util.UUID;

/**
 * Whether an interaction counts after somebody decided on it.
 *
 * @param interactionId the id of the interaction's event
 * @param retracted whether it does not count
 * @param position the position up to which the log has to be read to see it
 */
public record Retraction(UUID interactionId, boolean retracted, long position) {}
