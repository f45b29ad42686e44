package dev.annals.app.oversight;

import dev.annals.api.Cause;
import dev.annals.api.access.RecordSignIn;
import dev.annals.api.access.RecordToken;
import dev.annals.api.security.Role;
import dev.annals.platform.events.CurrentCause;
import dev.annals.platform.security.AccessToken;
import dev.annals.platform.security.AccessWatch;
import dev.annals.platform.security.Caller;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has tokens and those who come in recorded: a token before it can be used, a person once an hour. Sources send with every
 * request and are told by what they send.
 */
final class RecordedAccess implements AccessWatch {

    private static final Logger LOG = LoggerFactory.getLogger(RecordedAccess.class);
    private static final Duration SAME_VISIT = Duration.ofHours(1);
    private static final int MOST_VISITORS = 10_000;

    private final Notes notes;
    private final Clock clock;
    private final Map<String, Instant> visits = new ConcurrentHashMap<>();

    RecordedAccess(Notes notes, Clock clock) {
        this.notes = notes;
        this.clock = clock;
    }

    @Override
    public void made(AccessToken token) {
        notes.record(new RecordToken(token.id(), token.role().wireName(), token.name(), token.expiresAt(), true));
    }

    @Override
    public void revoked(AccessToken token) {
        notes.record(new RecordToken(token.id(), token.role().wireName(), token.name(), token.expiresAt(), false));
    }

    @Override
    public void cameIn(Caller caller, boolean isIssued) {
        if (caller.role() == Role.SOURCE) {
            return;
        }
        Instant now = clock.instant();
        Instant before = visits.get(caller.actor());
        boolean isNew = before == null
                ? visits.size() < MOST_VISITORS && visits.putIfAbsent(caller.actor(), now) == null
                : before.isBefore(now.minus(SAME_VISIT)) && visits.replace(caller.actor(), before, now);
        if (isNew) {
            Cause cause = CurrentCause.get();
            Thread.ofVirtual().name("sign-in").start(() -> note(caller, isIssued, cause));
        }
    }

    private void note(Caller caller, boolean isIssued, Cause cause) {
        CurrentCause.Scope scope = CurrentCause.set(cause);
        try {
            notes.record(new RecordSignIn(caller.actor(), isIssued ? "issuer" : "token"));
        } catch (RuntimeException away) {
            visits.remove(caller.actor());
            LOG.warn("A sign-in was not recorded: {}", away.getClass().getSimpleName());
        } finally {
            scope.close();
        }
    }
}
