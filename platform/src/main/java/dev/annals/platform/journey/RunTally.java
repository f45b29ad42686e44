package dev.annals.platform.journey;

import dev.annals.api.identity.FragmentId;
import dev.annals.api.journey.JourneyRunEvent;
import dev.annals.api.journey.JourneyRunEvent.AwaitedHappened;
import dev.annals.api.journey.JourneyRunEvent.EntryRefused;
import dev.annals.api.journey.JourneyRunEvent.GoalReached;
import dev.annals.api.journey.JourneyRunEvent.InteractionMade;
import dev.annals.api.journey.JourneyRunEvent.JoinRequested;
import dev.annals.api.journey.JourneyRunEvent.RunEnded;
import dev.annals.api.journey.JourneyRunEvent.RunHeld;
import dev.annals.api.journey.JourneyRunEvent.RunMigrated;
import dev.annals.api.journey.JourneyRunEvent.RunStarted;
import dev.annals.api.journey.JourneyRunEvent.SendEnded;
import dev.annals.api.journey.JourneyRunEvent.SendRequested;
import dev.annals.api.journey.JourneyRunEvent.StepEntered;
import dev.annals.api.journey.JourneyRunEvent.WaitBegan;
import dev.annals.api.journey.JourneyRunEvent.WaitEnded;
import dev.annals.api.journey.JourneyRunEvent.WayTaken;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What became of the runs of one version of a journey. Not for use by several threads. */
public final class RunTally {

    private static final String HOLDOUT = "holdout";

    private long treated;
    private long holdout;
    private long ended;
    private long moved;
    private long sends;
    private long treatedGoals;
    private long holdoutGoals;
    private BigDecimal treatedValue = BigDecimal.ZERO;
    private BigDecimal holdoutValue = BigDecimal.ZERO;
    private final Map<String, Long> refused = new TreeMap<>();
    private final Map<String, Long> exits = new TreeMap<>();
    private final Map<String, StepTally> steps = new TreeMap<>();
    private final Map<FragmentId, String> standing = new HashMap<>();
    private final Map<FragmentId, Set<GoalTally>> passed = new HashMap<>();

    RunTally copy() {
        RunTally copy = new RunTally();
        copy.treated = treated;
        copy.holdout = holdout;
        copy.ended = ended;
        copy.moved = moved;
        copy.sends = sends;
        copy.treatedGoals = treatedGoals;
        copy.holdoutGoals = holdoutGoals;
        copy.treatedValue = treatedValue;
        copy.holdoutValue = holdoutValue;
        copy.refused.putAll(refused);
        copy.exits.putAll(exits);
        steps.forEach((name, step) -> copy.steps.put(name, step.copy()));
        return copy;
    }

    /** Counts an event. */
    public void take(JourneyRunEvent event) {
        switch (event) {
            case RunStarted it -> {
                if (it.group().equals(HOLDOUT)) {
                    holdout++;
                } else {
                    treated++;
                }
            }
            case EntryRefused it -> refused.merge(it.reason(), 1L, Long::sum);
            case StepEntered it -> {
                stand(it.run(), it.step());
                step(it.step()).enter();
                passed(it.run(), step(it.step()));
            }
            case WaitBegan ignored -> {}
            case WaitEnded ignored -> {}
            case AwaitedHappened ignored -> {}
            case WayTaken it -> {
                WayTally way = step(it.step()).way(it.way());
                way.count();
                passed(it.run(), way);
            }
            case SendRequested ignored -> {}
            case SendEnded it -> settle(it);
            case InteractionMade ignored -> {}
            case JoinRequested ignored -> {}
            case RunHeld it -> step(it.step()).holdByPause();
            case RunMigrated it -> {
                moved--;
                if (!it.step().isEmpty()) {
                    step(it.step()).enter();
                    stand(it.run(), it.step());
                    passed(it.run(), step(it.step()));
                }
            }
            case GoalReached it -> reach(it);
            case RunEnded it -> {
                ended++;
                stand(it.run(), null);
                passed.remove(it.run());
                exits.merge(it.reason(), 1L, Long::sum);
            }
        }
    }

    /** Counts that a run went on in another version. */
    void leave(RunMigrated it) {
        moved++;
        stand(it.run(), null);
        passed.remove(it.run());
    }

    private void settle(SendEnded it) {
        StepTally step = step(it.step());
        switch (it.outcome()) {
            case "sent" -> {
                step.send();
                sends++;
            }
            case "failed" -> step.fail();
            default -> step.holdBack(it.reason().isEmpty() ? it.outcome() : it.reason());
        }
    }

    private void reach(GoalReached it) {
        BigDecimal value = it.value() == null ? BigDecimal.ZERO : new BigDecimal(it.value());
        passed.getOrDefault(it.run(), Set.of()).forEach(each -> each.reach(value));
        if (it.group().equals(HOLDOUT)) {
            holdoutGoals++;
            holdoutValue = holdoutValue.add(value);
        } else {
            treatedGoals++;
            treatedValue = treatedValue.add(value);
        }
    }

    private void stand(FragmentId run, @Nullable String step) {
        String before = step == null ? standing.remove(run) : standing.put(run, step);
        if (before != null) {
            step(before).stand(-1);
        }
        if (step != null) {
            step(step).stand(1);
        }
    }

    private void passed(FragmentId run, GoalTally tally) {
        passed.computeIfAbsent(run, none -> new HashSet<>(2)).add(tally);
    }

    /** Counts what became of a message of a step after it was sent. */
    void becomes(String step, String outcome) {
        step(step).become(outcome);
    }

    private StepTally step(String name) {
        return steps.computeIfAbsent(name, none -> new StepTally());
    }

    /** How many entered and were treated. */
    public long treated() {
        return treated;
    }

    /** How many entered and get nothing. */
    public long holdout() {
        return holdout;
    }

    /** How many ended. */
    public long ended() {
        return ended;
    }

    /** How many are under way. */
    public long active() {
        return treated + holdout - ended - moved;
    }

    /** How many messages went out. */
    public long sends() {
        return sends;
    }

    /** How many of the treated reached the goal. */
    public long treatedGoals() {
        return treatedGoals;
    }

    /** How many of the others did. */
    public long holdoutGoals() {
        return holdoutGoals;
    }

    /** What the goals of the treated were worth. */
    public BigDecimal treatedValue() {
        return treatedValue;
    }

    /** What the goals of the others were worth. */
    public BigDecimal holdoutValue() {
        return holdoutValue;
    }

    /** How many did not enter, by reason. */
    public Map<String, Long> refused() {
        return refused;
    }

    /** How many ended, by reason. */
    public Map<String, Long> exits() {
        return exits;
    }

    /** The steps, by name. */
    public Map<String, StepTally> steps() {
        return steps;
    }
}
