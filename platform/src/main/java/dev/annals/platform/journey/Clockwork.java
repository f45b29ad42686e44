package dev.annals.platform.journey;

import dev.annals.api.journey.Begun;
import dev.annals.api.journey.Journey.Zone;
import dev.annals.api.journey.Step.Pause;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;

/** Finds when a wait is over: by the person's clock, with the rules of its time zone. */
final class Clockwork {

    private static final int DAYS_OF_A_WEEK = 7;

    private Clockwork() {}

    /**
     * When a wait is over.
     *
     * @param instant when; null where the date is not known
     * @param zone by which time zone
     * @param note what is to be known about it; null for nothing
     */
    record Over(
            @Nullable Instant instant,
            ZoneId zone,
            @Nullable String note) {}

    static Over of(Pause pause, Zone zone, Facts facts, @Nullable Begun begun, Instant from, Instant now) {
        return switch (pause) {
            case Pause.For it -> new Over(from.plus(it.span()), zone.fallback(), null);
            case Pause.Until it -> {
                Local local = local(zone, facts);
                yield new Over(next(it, local.zone(), now), local.zone(), local.note());
            }
            case Pause.UntilDate it -> {
                Local local = local(zone, facts);
                Object value = value(it.value(), facts, begun);
                Instant date = date(value, local.zone());
                yield new Over(
                        date == null ? null : date.plus(it.offset()),
                        local.zone(),
                        date == null ? it.value() + " names no date" : local.note());
            }
        };
    }

    /** The next instant at which the clock shows it; a time that a clock change leaves out is taken as late as it is left out. */
    private static Instant next(Pause.Until until, ZoneId zone, Instant now) {
        LocalDate today = now.atZone(zone).toLocalDate();
        for (int i = 0; i <= DAYS_OF_A_WEEK + 1; i++) {
            ZonedDateTime candidate = ZonedDateTime.of(today.plusDays(i), until.time(), zone);
            boolean isDay = until.days().isEmpty() || until.days().contains(candidate.getDayOfWeek());
            if (isDay && candidate.toInstant().isAfter(now)) {
                return candidate.toInstant();
            }
        }
        throw new IllegalStateException("A week has no such day");
    }

    /**
     * The zone by which local times are meant.
     *
     * @param note that it is the fallback; null where it is the person's own
     */
    record Local(ZoneId zone, @Nullable String note) {}

    static Local local(Zone zone, Facts facts) {
        Object named = facts.trait(zone.trait());
        if (named instanceof String text && !text.isBlank()) {
            try {
                return new Local(ZoneId.of(text.strip()), null);
            } catch (DateTimeException noZone) {
                return new Local(zone.fallback(), "the time zone is not known by its name; fallback");
            }
        }
        return new Local(zone.fallback(), "no time zone is known; fallback");
    }

    private static @Nullable Object value(String path, Facts facts, @Nullable Begun begun) {
        if (path.startsWith("profile.")) {
            return facts.trait(path.substring("profile.".length()));
        }
        return begun == null ? null : Matching.at(begun.properties(), path.substring("entry.".length()));
    }

    private static @Nullable Instant date(@Nullable Object value, ZoneId zone) {
        if (!(value instanceof String text)) {
            return null;
        }
        try {
            return text.length() > 10
                    ? OffsetDateTime.parse(text).toInstant()
                    : LocalDate.parse(text).atStartOfDay(zone).toInstant();
        } catch (DateTimeException noDate) {
            return null;
        }
    }
}
