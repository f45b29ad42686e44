package dev.annals.platform.security;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The living tokens as of a few seconds ago, all in memory, so that neither a request nor a guess costs a query.
 *
 * <p>A hash that is not known makes the table load again, at most once a second, so that a token made by another process
 * is known at once and guessing cannot load the store.
 */
final class LivingTokens {

    static final Duration STALE = Duration.ofSeconds(3);
    static final Duration REST = Duration.ofSeconds(1);

    private final TokenStore store;
    private final InstantSource clock;
    private final ReentrantLock loading = new ReentrantLock();
    private volatile @Nullable Table table;

    LivingTokens(TokenStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    Optional<AccessToken> find(TokenHash hash) {
        Instant now = clock.instant();
        AccessToken known = youngerThan(STALE, now).tokens().get(hash);
        if (known == null) {
            known = youngerThan(REST, now).tokens().get(hash);
        }
        return Optional.ofNullable(known).filter(token -> token.livesAt(now));
    }

    /** Makes the next look-up load again. */
    void forget() {
        loading.lock();
        try {
            table = null;
        } finally {
            loading.unlock();
        }
    }

    private Table youngerThan(Duration age, Instant now) {
        Table current = table;
        return current != null && current.isYounger(age, now) ? current : load(age, now);
    }

    private Table load(Duration age, Instant now) {
        loading.lock();
        try {
            Table current = table;
            if (current == null || !current.isYounger(age, now)) {
                current = new Table(store.living(now), now);
                table = current;
            }
            return current;
        } finally {
            loading.unlock();
        }
    }

    private record Table(Map<TokenHash, AccessToken> tokens, Instant loadedAt) {

        boolean isYounger(Duration age, Instant now) {
            return Duration.between(loadedAt, now).compareTo(age) < 0;
        }
    }
}
