package dev.annals.projections.segment;

import dev.annals.api.condition.Condition;
import dev.annals.platform.condition.CompiledCondition;
import dev.annals.platform.trait.Definitions;

/** A condition that is tried out on people. */
final class TrialCondition {

    private final Condition condition;
    private final CompiledCondition compiled;

    TrialCondition(Condition condition) {
        this.condition = condition;
        this.compiled = CompiledCondition.of(condition);
    }

    /** What has to be known of people, when these are the definitions of computed traits in force. */
    Needs needs(Definitions traits) {
        return Needs.of(condition, traits);
    }

    boolean holds(SegmentMachine machine, Facts facts, int number) {
        return compiled.holds(machine.evaluation().person(number, facts, machine.policy()), machine.now());
    }
}
