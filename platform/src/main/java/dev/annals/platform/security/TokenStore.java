package dev.annals.platform.security;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Port: where tokens are kept. They are not event-sourced: what they opened is in the log under their name, what they
 * were is nobody's concern once they are revoked.
 *
 * <p>Every method throws {@link dev.annals.api.rejection.Rejected} with {@code STORE_UNAVAILABLE} when the store is away.
 */
public interface TokenStore {

    /** Keeps a new token under the hash of its text. */
    void add(AccessToken token, TokenHash hash);

    /** Every token that is neither revoked nor expired at that time, by its hash. */
    Map<TokenHash, AccessToken> living(Instant at);

    /**
     * A page of all tokens, newest first.
     *
     * @param limit the most tokens wanted
     * @param after the last token of the page before; null for the first page
     */
    List<AccessToken> page(int limit, @Nullable UUID after);

    /** The token of that id. */
    Optional<AccessToken> find(UUID id);

    /** Revokes a token; one that is revoked already stays as it is. */
    void revoke(UUID id, Instant at);

    /** Notes that a token was accepted. */
    void used(UUID id, Instant at);
}
