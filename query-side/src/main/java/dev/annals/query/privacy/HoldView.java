package dev.annals.query.privacy;

import dev.annals.api.identity.FragmentId;
import dev.annals.platform.privacy.LegalHold;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A legal hold as the desk sees it.
 *
 * @param hold its id
 * @param status {@code in_force} or {@code ended}
 * @param categories the categories of data that are kept
 * @param basis the law or order that demands it
 * @param reason why, in the words of whoever set it
 * @param until when it ends by itself
 * @param people fragments of the people who are named
 * @param criterion the condition that says whom it is about instead
 * @param setBy who set it
 * @param setAt when
 * @param endedBy who ended it
 * @param endedAt when
 * @param endReason why it was lifted
 */
record HoldView(
        FragmentId hold,
        String status,
        List<String> categories,
        String basis,
        @Nullable String reason,
        @Nullable Instant until,
        List<FragmentId> people,
        @Nullable String criterion,
        String setBy,
        Instant setAt,
        @Nullable String endedBy,
        @Nullable Instant endedAt,
        @Nullable String endReason) {

    static HoldView of(LegalHold hold, Instant now) {
        return new HoldView(
                hold.id(),
                hold.isInForce(now) ? "in_force" : "ended",
                hold.set().categories(),
                hold.set().basis(),
                hold.set().reason(),
                hold.set().until(),
                hold.set().people(),
                hold.set().criterion(),
                hold.by(),
                hold.at(),
                hold.endedBy(),
                hold.endedAt(),
                hold.ended() == null ? null : hold.ended().reason());
    }
}
