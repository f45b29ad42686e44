package dev.annals.query.audit;

import dev.annals.api.Events;
import dev.annals.api.audit.StatedPurpose;
import dev.annals.api.rejection.Rejected;
import dev.annals.api.rejection.Rejection;
import dev.annals.platform.events.RecordedEvent;
import dev.annals.platform.web.RequestIds;
import dev.annals.projections.audit.AuditLists;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which events an audit list shows.
 *
 * @param actor who caused them; null for everybody
 * @param kind their wire name, or the part of it before the dot; null for all
 * @param request the request that led to them; null for all
 * @param purpose the purpose they are about; null for all
 * @param from appended then or later; null for the beginning
 * @param to appended before; null for now
 */
record AuditFilter(
        @Nullable String actor,
        @Nullable String kind,
        @Nullable String request,
        @Nullable String purpose,
        @Nullable Instant from,
        @Nullable Instant to)
        implements Predicate<RecordedEvent> {

    private static final int LONGEST = 200;
    private static final Duration CLOCKS_AGREE = Duration.ofMinutes(1);
    private static final Duration LONGEST_REQUEST = Duration.ofHours(1);
    private static final Instant EARLIEST = Instant.EPOCH;
    private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");
    private static final List<String> KINDS =
            Events.all().stream().map(AuditLists::wireName).sorted().toList();

    /** @throws Rejected with {@code INVALID_PARAMETER} when there is no such kind, or a time cannot be used */
    AuditFilter {
        if (kind != null && KINDS.stream().noneMatch(each -> isOfKind(kind, each))) {
            throw new Rejected(
                    Rejection.INVALID_PARAMETER, "The parameter 'kind' is one of " + String.join(", ", KINDS) + ".");
        }
        if (Stream.of(actor, request, purpose).anyMatch(AuditFilter::isUnusable)) {
            throw new Rejected(
                    Rejection.INVALID_PARAMETER,
                    "The parameters 'actor', 'requestId' and 'purpose' have at most 200 characters, none for control.");
        }
        if (isBeyond(from) || isBeyond(to)) {
            throw new Rejected(
                    Rejection.INVALID_PARAMETER, "The parameters 'from' and 'to' are times of the years 1970 to 9999.");
        }
    }

    @Override
    public boolean test(RecordedEvent recorded) {
        return (actor == null || actor.equals(recorded.actor()))
                && (kind == null
                        || isOfKind(kind, AuditLists.wireName(recorded.event().getClass())))
                && (request == null || request.equals(recorded.cause().requestId()))
                && (purpose == null
                        || purpose.equals(StatedPurpose.of(recorded.event()).orElse(null)))
                && (from == null || !recorded.at().isBefore(from))
                && (to == null || recorded.at().isBefore(to));
    }

    /**
     * The same, looking no further than it has to: a request whose id says when it came led to nothing before, and nothing
     * later than an hour after.
     */
    AuditFilter narrowed() {
        Instant came = request == null ? null : RequestIds.madeAt(request).orElse(null);
        if (came == null) {
            return this;
        }
        Instant begin = came.minus(CLOCKS_AGREE);
        Instant end = came.plus(LONGEST_REQUEST);
        return new AuditFilter(
                actor,
                kind,
                request,
                purpose,
                from == null || from.isBefore(begin) ? begin : from,
                to == null || to.isAfter(end) ? end : to);
    }

    private static boolean isOfKind(String kind, String wireName) {
        return wireName.equals(kind) || wireName.startsWith(kind + ".");
    }

    private static boolean isUnusable(@Nullable String text) {
        return text != null && (text.length() > LONGEST || text.chars().anyMatch(Character::isISOControl));
    }

    private static boolean isBeyond(@Nullable Instant time) {
        return time != null && (time.isBefore(EARLIEST) || time.isAfter(LATEST));
    }
}
