package dev.annals.api.consent;

import java.time.Instant;
import java.util.Comparator;
import java.util.UUID;

/**
 * One decision as its record holds it.
 *
 * @param record the id of the record, which is that of the event
 * @param state what was said
 * @param terms on which terms
 */
public record Said(UUID record, ConsentState state, ConsentTerms terms) {

    /** By when it was expressed; of the same instant, the more restrictive counts as the later. */
    public static final Comparator<Said> ORDER = Comparator.comparing((Said said) -> said.terms.at())
            .thenComparing(Said::state)
            .thenComparing(Said::record);

    /** The later of two; the same whichever is asked. */
    public Said orLater(Said other) {
        return ORDER.compare(this, other) >= 0 ? this : other;
    }

    /** The state at an instant: a consent whose time is over has expired, without any event. */
    public ConsentState stateAt(Instant instant) {
        return state.isValid() && terms.isOver(instant) ? ConsentState.EXPIRED : state;
    }
}
