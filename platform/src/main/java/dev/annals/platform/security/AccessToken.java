package dev.annals.platform.security;

import dev.annals.api.security.Role;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a token or write key; its text is not, only a hash of it is kept.
 *
 * @param id what it is revoked by
 * @param role what its holder may do; {@link Role#SOURCE} makes it a write key
 * @param name what its holder is called in events; for a write key the name of the source
 * @param createdAt when it was made
 * @param expiresAt from when on it is refused; null for never
 * @param lastUsedAt when it was last accepted, exact to a minute; null for never
 * @param revokedAt since when it is refused; null while it is not revoked
 */
public record AccessToken(
        UUID id,
        Role role,
        String name,
        Instant createdAt,
        @Nullable Instant expiresAt,
        @Nullable Instant lastUsedAt,
        @Nullable Instant revokedAt) {

    /** Whether it is accepted at that time. */
    public boolean livesAt(Instant time) {
        return revokedAt == null && (expiresAt == null || time.isBefore(expiresAt));
    }
}
