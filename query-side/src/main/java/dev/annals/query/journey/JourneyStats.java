package dev.annals.query.journey;

import dev.annals.platform.journey.RunTally;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What became of the runs of a version.
 *
 * @param version the version; 0 in a trial
 * @param entered how many entered and were treated
 * @param holdout how many entered and get nothing
 * @param active how many are under way
 * @param ended how many ended
 * @param refused how many did not enter, by reason
 * @param exits how many ended, by reason
 * @param sent how many messages went out
 * @param goals what the goal came to
 * @param steps what happened at each step
 */
record JourneyStats(
        int version,
        long entered,
        long holdout,
        long active,
        long ended,
        Map<String, Long> refused,
        Map<String, Long> exits,
        long sent,
        Goals goals,
        List<StepStats> steps) {

    private static final double Z = 1.96;
    private static final long FEW = 30;

    static JourneyStats of(int version, RunTally tally) {
        List<StepStats> steps = new ArrayList<>();
        tally.steps()
                .forEach((name, step) -> steps.add(new StepStats(
                        name,
                        step.entered(),
                        step.waiting(),
                        step.left(),
                        step.sent(),
                        step.failed(),
                        step.heldBack(),
                        step.ways())));
        return new JourneyStats(
                version,
                tally.treated(),
                tally.holdout(),
                tally.active(),
                tally.ended(),
                tally.refused(),
                tally.exits(),
                tally.sends(),
                Goals.of(tally),
                steps);
    }

    /**
     * What happened at a step.
     *
     * @param step its name
     * @param entered how many runs came to it
     * @param waiting how many stand there
     * @param left how many left it
     * @param sent how many messages went out
     * @param failed how many could not be delivered
     * @param heldBack how many were held back, by reason
     * @param ways how often each way was taken
     */
    record StepStats(
            String step,
            long entered,
            long waiting,
            long left,
            long sent,
            long failed,
            Map<String, Long> heldBack,
            Map<String, Long> ways) {}

    /**
     * What the goal came to, with and without the journey.
     *
     * @param treated of those who were treated
     * @param holdout of those who got nothing; null where nobody is held out
     * @param uplift by how much the rate of the treated is higher; null where nobody is held out
     * @param note what to mind; null for nothing
     */
    record Goals(
            Rate treated,
            @Nullable Rate holdout,
            @Nullable Double uplift,
            @Nullable String note) {

        static Goals of(RunTally tally) {
            Rate treated = Rate.of(tally.treatedGoals(), tally.treated(), tally.treatedValue());
            if (tally.holdout() == 0) {
                return new Goals(treated, null, null, null);
            }
            Rate holdout = Rate.of(tally.holdoutGoals(), tally.holdout(), tally.holdoutValue());
            String note = tally.holdout() < FEW || tally.treated() < FEW
                    ? "Fewer than " + FEW + " people in a group: differences say little."
                    : treated.from() <= holdout.to() && holdout.from() <= treated.to()
                            ? "The intervals overlap: the difference may be chance."
                            : null;
            return new Goals(treated, holdout, treated.rate() - holdout.rate(), note);
        }
    }

    /**
     * A rate with its 95 percent confidence interval (Wilson score).
     *
     * @param reached how many reached the goal
     * @param of of how many
     * @param rate the share
     * @param from the lower end of the interval
     * @param to the upper end
     * @param value what those goals were worth
     */
    record Rate(long reached, long of, double rate, double from, double to, BigDecimal value) {

        static Rate of(long reached, long of, BigDecimal value) {
            if (of == 0) {
                return new Rate(0, 0, 0, 0, 1, value);
            }
            double share = (double) reached / of;
            double square = Z * Z / of;
            double middle = (share + square / 2) / (1 + square);
            double half = Z * Math.sqrt(share * (1 - share) / of + square / (4 * of)) / (1 + square);
            return new Rate(reached, of, share, Math.max(0, middle - half), Math.min(1, middle + half), value);
        }
    }
}
