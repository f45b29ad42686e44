package dev.annals.platform.security;

import dev.annals.api.security.Role;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes, recognises and revokes tokens and write keys. */
public final class AccessTokens implements WriteKeys {

    private static final Logger LOG = LoggerFactory.getLogger(AccessTokens.class);
    private static final Duration USE_PRECISION = Duration.ofMinutes(1);

    private final TokenStore store;
    private final Supplier<AccessWatch> watch;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();
    private final LivingTokens living;
    private final Map<UUID, Instant> noted = new ConcurrentHashMap<>();

    public AccessTokens(TokenStore store, InstantSource clock) {
        this(store, clock, () -> AccessWatch.NOBODY);
    }

    /**
     * Tokens that somebody watches.
     *
     * @param store where they are kept
     * @param clock the time
     * @param watch is told of what is made and revoked; asked for when that happens first
     */
    public AccessTokens(TokenStore store, InstantSource clock, Supplier<AccessWatch> watch) {
        this.watch = watch;
        this.store = store;
        this.clock = clock;
        this.living = new LivingTokens(store, clock);
    }

    /**
     * Makes a token.
     *
     * @param role what its holder may do
     * @param name what its holder is called, see {@link Caller}
     * @param expiresAt from when on it is refused; null for never
     * @return the token with its text, which is to be had only now
     */
    public Issued issue(Role role, String name, @Nullable Instant expiresAt) {
        return register(newText(role), role, name, expiresAt);
    }

    /** Makes a token known whose text came from {@link #newText}. */
    Issued register(String text, Role role, String name, @Nullable Instant expiresAt) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        String holder = new Caller(role, name).name();
        AccessToken token = new AccessToken(UUID.randomUUID(), role, holder, now, expiresAt, null, null);
        store.add(token, TokenHash.of(text));
        try {
            watch.get().made(token);
        } catch (RuntimeException notNoted) {
            store.revoke(token.id(), now);
            throw notNoted;
        } finally {
            living.forget();
        }
        return new Issued(token, text);
    }

    String newText(Role role) {
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        return TokenText.of(role, bytes);
    }

    /** The holder of a token or write key that is accepted now. */
    public Optional<Caller> caller(String text) {
        if (!TokenText.isToken(text)) {
            return Optional.empty();
        }
        Optional<AccessToken> token = living.find(TokenHash.of(text));
        token.ifPresent(this::noteUse);
        return token.map(known -> new Caller(known.role(), known.name()));
    }

    @Override
    public Optional<String> source(String writeKey) {
        return caller(writeKey).filter(caller -> caller.role() == Role.SOURCE).map(Caller::name);
    }

    /** A page of all tokens, newest first; see {@link TokenStore#page}. */
    public List<AccessToken> page(int limit, @Nullable UUID after) {
        return store.page(limit, after);
    }

    /**
     * Revokes a token: here at once, in other processes within seconds.
     *
     * @return the token as it is now, or empty when there is none of that id
     */
    public Optional<AccessToken> revoke(UUID id) {
        store.revoke(id, clock.instant().truncatedTo(ChronoUnit.MILLIS));
        living.forget();
        Optional<AccessToken> revoked = store.find(id);
        revoked.ifPresent(watch.get()::revoked);
        return revoked;
    }

    private void noteUse(AccessToken token) {
        Instant now = clock.instant();
        Instant before = noted.get(token.id());
        boolean isDue = before == null
                ? noted.putIfAbsent(token.id(), now) == null
                : before.isBefore(now.minus(USE_PRECISION)) && noted.replace(token.id(), before, now);
        if (isDue) {
            Thread.ofVirtual().name("token-use").start(() -> store(token.id(), now));
        }
    }

    private void store(UUID id, Instant at) {
        try {
            store.used(id, at);
        } catch (RuntimeException away) {
            LOG.debug("The use of a token was not noted: {}", away.getClass().getSimpleName());
        }
    }

    /**
     * A token that was just made.
     *
     * @param token what is kept of it
     * @param text what its holder sends
     */
    public record Issued(AccessToken token, String text) {

        @Override
        public String toString() {
            return "Issued[" + token.id() + "]";
        }
    }
}
