package dev.annals.query.journey;

import dev.annals.api.journey.Step;
import dev.annals.platform.journey.Odds;
import dev.annals.platform.journey.StepTally;
import dev.annals.platform.journey.WayTally;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How the ways of a split compare.
 *
 * @param optimised whether those ways get more people from which more reached the goal
 * @param learning whether people are still divided by the weights
 * @param ways the ways, in order
 * @param note what to mind; null for nothing
 */
record SplitStats(
        boolean optimised,
        boolean learning,
        List<SplitWay> ways,
        @Nullable String note) {

    /**
     * A way.
     *
     * @param way its name
     * @param odds how many of 100 people take it now
     * @param goal how many of those who took it reached the goal, and what that was worth
     */
    record SplitWay(String way, double odds, Rate goal) {}

    static SplitStats of(Step.Split split, StepTally step, Function<String, Map<String, Odds.Trials>> trials) {
        Map<String, Odds.Trials> known = new LinkedHashMap<>();
        Map<String, Odds.Trials> came = split.optimised() ? trials.apply(split.id()) : Map.of();
        split.shares().forEach(share -> known.put(share.name(), came.getOrDefault(share.name(), Odds.Trials.NONE)));
        boolean learning = split.optimised() && !Odds.areKnown(known);
        Map<String, Double> odds = split.optimised() && !learning ? Odds.of(known) : Map.of();
        List<SplitWay> ways = new ArrayList<>();
        for (Step.Share share : split.shares()) {
            WayTally way = step.ways().get(share.name());
            ways.add(new SplitWay(
                    share.name(),
                    odds.getOrDefault(share.name(), (double) share.weight()),
                    way == null ? Rate.of(0, 0, BigDecimal.ZERO) : Rate.of(way.goals(), way.taken(), way.value())));
        }
        return new SplitStats(
                split.optimised(),
                learning,
                ways,
                Rate.note(ways.stream().map(SplitWay::goal).toList()));
    }
}
