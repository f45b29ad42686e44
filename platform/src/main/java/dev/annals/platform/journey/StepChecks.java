package dev.annals.platform.journey;

import dev.annals.api.journey.Step;
import dev.annals.api.journey.Step.Pause;
import dev.annals.platform.journey.StepsYaml.Placed;
import dev.annals.platform.journey.StepsYaml.Reference;
import dev.annals.platform.spelling.Meant;
import dev.annals.platform.yaml.YamlObject;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds what is wrong with the steps of a journey as a whole: what leads nowhere, is never reached, or never ends. */
final class StepChecks {

    private final Map<String, Step> steps = new HashMap<>();
    private final Map<String, YamlObject> objects = new HashMap<>();
    private final List<Placed> placed;
    private final List<Reference> references;
    private final Duration expires;

    StepChecks(List<Placed> placed, List<Reference> references, Duration expires) {
        this.placed = placed;
        this.references = references;
        this.expires = expires;
        for (Placed each : placed) {
            steps.put(each.step().id(), each.step());
            objects.put(each.step().id(), each.object());
        }
    }

    void tell() {
        references.forEach(this::isKnown);
        if (!placed.isEmpty() && leadSomewhere()) {
            areReached();
        }
        placed.forEach(this::doesNotOutlastTheRun);
        doNotRunInCircles();
    }

    private void isKnown(Reference reference) {
        String target = reference.target();
        if (target != null && !steps.containsKey(target)) {
            String question =
                    Meant.question(target, steps.keySet().stream().sorted().toList());
            reference
                    .object()
                    .flaw(
                            reference.member(),
                            "step \"" + reference.from() + "\": there is no step '" + target + "'."
                                    + (question.isEmpty() ? " Write the name of a step, or end." : question));
        }
    }

    /** Whether it can be told where steps lead: where that itself is wrong, it would only be said twice. */
    private boolean leadSomewhere() {
        boolean areKnown =
                references.stream().allMatch(each -> each.target() == null || steps.containsKey(each.target()));
        return areKnown
                && steps.values().stream().noneMatch(step -> switch (step) {
                    case Step.Branch it -> it.ways().isEmpty();
                    case Step.Split it -> it.shares().isEmpty();
                    default -> false;
                });
    }

    private void areReached() {
        Set<String> reached = new HashSet<>();
        Deque<String> next = new ArrayDeque<>(List.of(placed.getFirst().step().id()));
        while (!next.isEmpty()) {
            String name = next.pop();
            if (reached.add(name)) {
                known(name).forEach(next::push);
            }
        }
        for (int i = 0; i < placed.size(); i++) {
            Step step = placed.get(i).step();
            if (!reached.contains(step.id())) {
                placed.get(i)
                        .object()
                        .flaw("step \"" + step.id()
                                + "\" is never reached: no step leads to it. Name it in a 'then', or leave it out.");
            }
        }
    }

    private List<String> known(String name) {
        Step step = steps.get(name);
        List<String> following = new ArrayList<>();
        if (step != null) {
            for (@Nullable String each : step.following()) {
                if (each != null && steps.containsKey(each)) {
                    following.add(each);
                }
            }
        }
        return following;
    }

    private void doesNotOutlastTheRun(Placed each) {
        Duration span = switch (each.step()) {
            case Step.Wait wait when wait.pause() instanceof Pause.For pause -> pause.span();
            case Step.WaitFor wait -> wait.timeout();
            default -> Duration.ZERO;
        };
        if (span.compareTo(expires) > 0) {
            each.object()
                    .flaw("step \"" + each.step().id() + "\" waits for " + span + ", but a run ends after " + expires
                            + ". Shorten the wait, or raise policies.expires.");
        }
    }

    /** A circle in which nobody ever waits would be run for ever within an instant. */
    private void doNotRunInCircles() {
        Map<String, Integer> marks = new HashMap<>();
        Set<String> told = new HashSet<>();
        for (Placed each : placed) {
            search(each.step().id(), marks, told);
        }
    }

    /** Depth first with a stack of its own: 0 is under way, 1 is done. */
    private void search(String start, Map<String, Integer> marks, Set<String> told) {
        Deque<Deque<String>> levels = new ArrayDeque<>();
        Deque<String> path = new ArrayDeque<>();
        levels.push(new ArrayDeque<>(List.of(start)));
        while (!levels.isEmpty()) {
            Deque<String> level = Objects.requireNonNull(levels.peek());
            if (level.isEmpty()) {
                levels.pop();
                if (!path.isEmpty()) {
                    marks.put(path.pop(), 1);
                }
                continue;
            }
            String name = level.pop();
            Step step = steps.get(name);
            if (step == null || step instanceof Step.Wait || step instanceof Step.WaitFor) {
                continue;
            }
            Integer mark = marks.get(name);
            if (mark == null) {
                marks.put(name, 0);
                path.push(name);
                levels.push(new ArrayDeque<>(known(name)));
            } else if (mark == 0 && told.add(name)) {
                Objects.requireNonNull(objects.get(name))
                        .flaw("step \"" + name
                                + "\" comes back to itself without any wait; a run would never stop. Put a wait into the"
                                + " circle.");
            }
        }
    }
}
