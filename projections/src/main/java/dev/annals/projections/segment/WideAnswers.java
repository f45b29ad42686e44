package dev.annals.projections.segment;

import dev.annals.platform.condition.CompiledCondition;

/** Of everybody the answer to a condition too wide to be kept clause by clause: no more is asked than is needed once. */
final class WideAnswers extends BitColumn {

    private final CompiledCondition condition;

    WideAnswers(CompiledCondition condition) {
        this.condition = condition;
    }

    @Override
    void look(int block, Moment moment, long[] stale) {
        SegmentMachine machine = moment.machine();
        put(
                block,
                stale,
                number -> moment.woods().isProfile(number)
                        && condition.holds(
                                machine.evaluation().person(number, moment.facts(), machine.policy()), moment.at()));
    }
}
