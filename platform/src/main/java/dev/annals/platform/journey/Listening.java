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
 * @param traits the traits by which their waits end
 */
public record Listening(Set<String> names, Set<String> segments, boolean withdrawal, Set<String> traits) {

    private static final String OF_THE_PERSON = "profile.";

    /** What runs of a journey listen for. */
    public static Listening of(Journey journey) {
        List<Trigger> triggers = new ArrayList<>(journey.exits());
        if (journey.goal() != null) {
            triggers.add(journey.goal().on());
        }
        Set<String> traits = new HashSet<>();
        for (Step step : journey.steps()) {
            switch (step) {
                case Step.WaitFor wait -> wait.awaited().forEach(awaited -> triggers.add(awaited.on()));
                case Step.Wait wait -> traits.addAll(endingBy(wait.pause(), journey.zone()));
                default -> {}
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
        return new Listening(Set.copyOf(names), Set.copyOf(segments), withdrawal, Set.copyOf(traits));
    }

    private static Set<String> endingBy(Step.Pause pause, Journey.Zone zone) {
        return switch (pause) {
            case Step.Pause.For ignored -> Set.of();
            case Step.Pause.Until ignored -> Set.of(outermost(zone.trait()));
            case Step.Pause.UntilDate it ->
                it.value().startsWith(OF_THE_PERSON)
                        ? Set.of(outermost(zone.trait()), outermost(it.value().substring(OF_THE_PERSON.length())))
                        : Set.of(outermost(zone.trait()));
        };
    }

    private static String outermost(String path) {
        int dot = path.indexOf('.');
        return dot < 0 ? path : path.substring(0, dot);
    }
}
