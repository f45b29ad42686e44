package dev.annals.platform.journey;

import java.math.BigDecimal;

/** How many of those who came somewhere reached the goal later, and what that was worth. Not for use by several threads. */
public sealed class GoalTally permits StepTally, WayTally {

    private long goals;
    private BigDecimal value = BigDecimal.ZERO;

    GoalTally() {}

    void reach(BigDecimal worth) {
        goals++;
        value = value.add(worth);
    }

    void take(GoalTally other) {
        goals = other.goals;
        value = other.value;
    }

    /** How many of the runs that came here reached the goal later. */
    public final long goals() {
        return goals;
    }

    /** What those goals were worth. */
    public final BigDecimal value() {
        return value;
    }
}
