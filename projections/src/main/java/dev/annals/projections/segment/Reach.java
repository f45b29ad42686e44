package dev.annals.projections.segment;

import dev.annals.api.condition.Period;
import java.time.Duration;
import java.time.Instant;

/**
 * How far back it is asked what people did: what lies before cannot change any answer, now or later.
 *
 * @param span how long before the instant of the question
 * @param from from which instant on, whenever it is asked; {@link Instant#MAX} for none, {@link Instant#MIN} for the beginning
 */
record Reach(Duration span, Instant from) {

    static final Reach NOWHERE = new Reach(Duration.ZERO, Instant.MAX);
    static final Reach EVER = new Reach(Duration.ZERO, Instant.MIN);

    static Reach of(Period period) {
        return switch (period) {
            case Period.Ever ignored -> EVER;
            case Period.Before ignored -> EVER;
            case Period.Since ignored -> EVER;
            case Period.Within within -> new Reach(within.span(), Instant.MAX);
            case Period.Between between -> new Reach(Duration.ZERO, between.from());
        };
    }

    /** What both ask for. */
    Reach and(Reach other) {
        return new Reach(
                span.compareTo(other.span) >= 0 ? span : other.span, from.isBefore(other.from) ? from : other.from);
    }

    boolean cover(Reach other) {
        return from.equals(Instant.MIN) || (span.compareTo(other.span) >= 0 && !from.isAfter(other.from));
    }

    /** The first instant at which something can have happened that is asked for, at an instant or later. */
    Instant first(Instant now) {
        if (from.equals(Instant.MIN)) {
            return from;
        }
        Instant within = now.minus(span);
        return from.isBefore(within) ? from : within;
    }
}
