package dev.annals.projections.segment;

import dev.annals.platform.events.EventLog;
import org.jspecify.annotations.Nullable;

/** What is kept for somebody who tries out what no segment asks for: read of the whole history, and on from there. */
final class OwnFacts {

    private final Needs needs;
    private final FactsBuild build;
    private @Nullable KnownAnswers answers;

    OwnFacts(EventLog log, Needs needs) {
        this.needs = needs;
        this.build = new FactsBuild(log, needs);
    }

    Needs needs() {
        return needs;
    }

    /** Reads on, up to a position and not beyond. */
    void readTo(long position) {
        build.readTo(position);
    }

    /** How many positions are unread up to one. */
    long unread(long position) {
        return position - build.position();
    }

    Facts facts() {
        return build.facts();
    }

    /** What is known of answers at a moment of these facts. */
    KnownAnswers answers(Moment moment) {
        KnownAnswers known = answers;
        if (known == null || !known.areOf(moment)) {
            known = new KnownAnswers(moment);
            answers = known;
        }
        return known;
    }
}
