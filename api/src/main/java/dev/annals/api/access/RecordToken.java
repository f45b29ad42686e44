package dev.annals.api.access;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Command: record that a token was made or revoked.
 *
 * @param token its id
 * @param role what its holder may do
 * @param name what its holder is called
 * @param expiresAt from when on it is refused; null for never
 * @param isMade whether it was made rather than revoked
 */
public record RecordToken(
        UUID token, String role, String name, @Nullable Instant expiresAt, boolean isMade) {}
