package dev.annals.query.journey;

import dev.annals.api.journey.Step;
import dev.annals.platform.journey.Edition;
import dev.annals.platform.journey.Odds;
import dev.annals.platform.journey.RunTally;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
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

    /**
     * What became of the runs of a version.
     *
     * @param trials what came of the ways of a split in all versions
     */
    static JourneyStats of(Edition edition, RunTally tally, Function<String, Map<String, Odds.Trials>> trials) {
        List<StepStats> steps = new ArrayList<>();
        tally.steps().forEach((name, step) -> {
            Map<String, Long> ways = new TreeMap<>();
            step.ways().forEach((way, came) -> ways.put(way, came.taken()));
            steps.add(new StepStats(
                    name,
                    step.entered(),
                    step.waiting(),
                    step.left(),
                    step.sent(),
                    step.failed(),
                    step.heldBack(),
                    step.outcomes().getOrDefault("opened", 0L),
                    step.outcomes().getOrDefault("clicked", 0L),
                    step.outcomes(),
                    Rate.of(step.goals(), step.entered(), step.value()),
                    ways,
                    edition.step(name) instanceof Step.Split split ? SplitStats.of(split, step, trials) : null));
        });
        return new JourneyStats(
                edition.version(),
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
     * @param opened how many messages were opened
     * @param clicked in how many messages a link was followed
     * @param outcomes of how many messages what was heard, each counted once
     * @param goal how many of the runs that came to it reached the goal later, and what that was worth
     * @param ways how often each way was taken
     * @param split how the ways of a split compare; null for other steps
     */
    record StepStats(
            String step,
            long entered,
            long waiting,
            long left,
            long sent,
            long failed,
            Map<String, Long> heldBack,
            long opened,
            long clicked,
            Map<String, Long> outcomes,
            Rate goal,
            Map<String, Long> ways,
            @Nullable SplitStats split) {}

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
            return new Goals(treated, holdout, treated.rate() - holdout.rate(), Rate.note(List.of(treated, holdout)));
        }
    }
}
