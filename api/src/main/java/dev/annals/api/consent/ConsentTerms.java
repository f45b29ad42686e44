package dev.annals.api.consent;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The terms of a decision: what about, when, for how long, on which notice, by whom. Holds nothing personal.
 *
 * @param key what it is about
 * @param at when it was expressed, by the clock of whoever took it
 * @param until when it ends by itself; null when it has no end
 * @param uses how many messages it authorises; 0 for any number
 * @param notice the notice that was shown; null where none was
 * @param jurisdiction whose law applied; null where nobody said
 * @param method how it was taken: {@code web-form}, {@code double-opt-in}, {@code one-click}, {@code gpc}, ...
 * @param source who took it: an actor such as {@code service:newsletter} or {@code source:web}
 * @param expressedBy who expressed it
 * @param catalogue the version of the purposes in force when it was recorded
 * @param answers the record of the request that it confirms; null when it confirms none
 * @param replaces the records of other identifiers of the same person that were known, and older, when it was recorded
 * @param replacedBy the records of other identifiers of the same person that were known, and newer, when it was recorded
 */
public record ConsentTerms(
        ConsentKey key,
        Instant at,
        @Nullable Instant until,
        int uses,
        @Nullable ShownNotice notice,
        @Nullable String jurisdiction,
        String method,
        String source,
        ExpressedBy expressedBy,
        int catalogue,
        @Nullable UUID answers,
        List<UUID> replaces,
        List<UUID> replacedBy) {

    /** Whether a device's signal said so rather than a person. */
    @JsonIgnore
    public boolean isSignal() {
        return expressedBy == ExpressedBy.DEVICE;
    }

    /** Whether it ended by itself before an instant, or at it. */
    public boolean isOver(Instant instant) {
        return until != null && !until.isAfter(instant);
    }

    /** The same, with its place among what else the person is known to have said. */
    public ConsentTerms among(List<UUID> older, List<UUID> newer) {
        return new ConsentTerms(
                key,
                at,
                until,
                uses,
                notice,
                jurisdiction,
                method,
                source,
                expressedBy,
                catalogue,
                answers,
                List.copyOf(older),
                List.copyOf(newer));
    }
}
