package dev.annals.query.identity.whatif;

import dev.annals.api.identity.IdentityRules;
import dev.annals.api.rejection.Rejected;
import dev.annals.api.rejection.Rejection;
import dev.annals.platform.identity.CompiledRules;
import dev.annals.platform.identity.RecordedValues;
import dev.annals.projections.ReadModel;
import dev.annals.projections.identity.FragmentDocument;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Answers what would become of everybody under other identity rules, and changes nothing. */
public final class WhatIf {

    private static final int PATIENCE_SECONDS = 60;

    private final WholeHistory history;
    private final Semaphore turn = new Semaphore(1, true);

    public WhatIf(ReadModel<FragmentDocument> fragments, RecordedValues values) {
        this.history = new WholeHistory(fragments, values);
    }

    /**
     * Groups everybody by the rules in force and by candidate rules, as if those were published to hold for the past. One
     * at a time: it costs about a hundred bytes for each identifier.
     *
     * @throws Rejected with {@code TOO_MANY_REQUESTS} when others keep it busy for a minute
     */
    public Findings compare(CompiledRules now, IdentityRules candidate) {
        CompiledRules then = new CompiledRules(candidate.as(now.rules().version() + 1, 1));
        begin();
        try {
            return Comparison.of(history.read(then), now, then);
        } finally {
            turn.release();
        }
    }

    /**
     * How many profiles would become part of others.
     *
     * @param profiles so many
     * @param of of so many
     * @param share the same as a share, from 0 to 1
     */
    public record Collapse(long profiles, long of, double share) {}

    /** How many profiles would become part of others, if candidate rules were published to hold for the past. */
    public Collapse collapse(CompiledRules now, IdentityRules candidate) {
        Findings findings = compare(now, candidate);
        return new Collapse(findings.gained(), findings.profilesBefore(), findings.collapsing());
    }

    private void begin() {
        try {
            if (!turn.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new Rejected(Rejection.TOO_MANY_REQUESTS, "Others try identity rules just now, one at a time.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Rejected(Rejection.STORE_UNAVAILABLE, "This process is stopping.");
        }
    }
}
