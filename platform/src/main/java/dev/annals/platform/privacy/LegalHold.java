package dev.annals.platform.privacy;

import dev.annals.api.identity.FragmentId;
import dev.annals.api.privacy.HoldEvent.HoldEnded;
import dev.annals.api.privacy.HoldEvent.HoldSet;
import dev.annals.platform.events.RecordedEvent;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A legal hold.
 *
 * @param set what it demands
 * @param by who set it
 * @param at when it was set
 * @param ended how it ended; null while it has not
 * @param endedBy who ended it
 * @param endedAt when it ended
 */
public record LegalHold(
        HoldSet set,
        String by,
        Instant at,
        @Nullable HoldEnded ended,
        @Nullable String endedBy,
        @Nullable Instant endedAt) {

    static LegalHold of(HoldSet set, RecordedEvent recorded) {
        return new LegalHold(set, recorded.actor(), recorded.at(), null, null, null);
    }

    LegalHold after(HoldEnded end, RecordedEvent recorded) {
        return new LegalHold(set, by, at, end, recorded.actor(), recorded.at());
    }

    /** The hold's id. */
    public FragmentId id() {
        return set.hold();
    }

    /** Whether it still demands something at an instant. */
    public boolean isInForce(Instant now) {
        return ended == null && !isOver(now);
    }

    /** Whether its time is over at an instant. */
    public boolean isOver(Instant now) {
        Instant until = set.until();
        return until != null && !until.isAfter(now);
    }
}
