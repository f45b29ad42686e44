package dev.annals.platform.journey;

import dev.annals.api.journey.Journey;
import dev.annals.api.journey.Step;
import dev.annals.api.journey.Trigger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What runs of a version listen for once they are under way, so that all else need not be told to them.
 *
 * @param names the names of interactions
 * @param segments the keys of segments
 * @param withdrawal whether it matters that consent is withdrawn
 */
public record Listening(Set<String> names, Set<String> segments, boolean withdrawal) {

    /** What runs of a journey listen for. */
    public static Listening of(Journey journey) {
        List<Trigger> triggers = new ArrayList<>(journey.exits());
        if (journey.goal() != null) {
            triggers.add(journey.goal().on());
        }
        for (Step step : journey.steps()) {
            if (step instanceof Step.WaitFor wait) {
                wait.awaited().forEach(awaited -> triggers.add(awaited.on()));
            }
        }
        Set<String> names = new HashSet<>();
        Set<String> segments = new HashSet<>();
        boolean withdrawal = false;
        for (Trigger trigger : triggers) {
            switch (trigger) {
                case Trigger.Happens it -> names.add(it.name());
                case Trigger.Membership it -> segments.add(it.segment());
                case Trigger.Withdrawal ignored -> withdrawal = true;
                case Trigger.Outcome ignored -> {}
                case Trigger.Day ignored -> {}
            }
        }
        return new Listening(Set.copyOf(names), Set.copyOf(segments), withdrawal);
    }
}
