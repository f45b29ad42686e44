package dev.annals.projections.segment;

import dev.annals.api.condition.Condition;
import dev.annals.platform.condition.CompiledCondition;

/** A condition that is tried out on people. */
final class TrialCondition {

    private final Needs needs;
    private final CompiledCondition compiled;

    TrialCondition(Condition condition) {
        this.needs = Needs.of(condition);
        this.compiled = CompiledCondition.of(condition);
    }

    Needs needs() {
        return needs;
    }

    boolean holds(SegmentMachine machine, Facts facts, int number) {
        return compiled.holds(machine.evaluation().person(number, facts, machine.policy()), machine.now());
    }
}
