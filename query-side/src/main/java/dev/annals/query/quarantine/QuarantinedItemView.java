package dev.annals.query.quarantine;

import dev.annals.api.rejection.Rejection;
import dev.annals.projections.quarantine.QuarantineDocument;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A quarantined item as the API answers it.
 *
 * @param id the item's id
 * @param position the position at which it was quarantined
 * @param source the source that sent it
 * @param code which check it failed
 * @param detail what was wrong and where
 * @param fix what to do about it
 * @param receivedAt when the request came
 * @param status {@code open}, {@code redriven} or {@code discarded}
 * @param closedBy who re-drove it or gave it up; null while it is open
 * @param closedAt when; null while it is open
 * @param reason why it was given up; null otherwise
 * @param fragmentId the fragment in which it is recorded now; null unless it was re-driven
 * @param raw the item as it was sent, as JSON text; null in lists, once erased, and for those who may not read profiles
 */
record QuarantinedItemView(
        String id,
        long position,
        String source,
        String code,
        String detail,
        @Nullable String fix,
        Instant receivedAt,
        String status,
        @Nullable String closedBy,
        @Nullable Instant closedAt,
        @Nullable String reason,
        @Nullable String fragmentId,
        @Nullable String raw) {

    /** The item, with its content or without. */
    static QuarantinedItemView of(QuarantineDocument it, boolean withContent) {
        return new QuarantinedItemView(
                it.item().toString(),
                it.quarantined(),
                it.source(),
                it.code(),
                it.detail(),
                fix(it.code()),
                it.receivedAt(),
                it.status().name().toLowerCase(Locale.ROOT),
                it.closedBy(),
                it.closedAt(),
                it.reason(),
                it.fragment() == null ? null : it.fragment().toString(),
                withContent ? it.raw() : null);
    }

    private static @Nullable String fix(String code) {
        return Arrays.stream(Rejection.values())
                .filter(rejection -> rejection.code().equals(code))
                .map(Rejection::fix)
                .findFirst()
                .orElse(null);
    }
}
