package dev.annals.platform.journey;

import dev.annals.api.condition.Behaviour;
import dev.annals.api.condition.Condition;
import dev.annals.api.condition.Period;
import dev.annals.api.condition.Test;
import dev.annals.api.journey.Journey;
import dev.annals.api.journey.Step;
import dev.annals.api.journey.Trigger;
import dev.annals.platform.condition.UsedConditions;
import java.util.ArrayList;
import java.util.List;

/** Tells what journeys ask for: where they begin, end, wait and branch. */
final class JourneyConditions implements UsedConditions {

    private final JourneyBook book;

    JourneyConditions(JourneyBook book) {
        this.book = book;
    }

    @Override
    public List<Use> all() {
        return book.all().stream()
                .filter(journey -> journey.status() != KnownJourney.Status.RETIRED)
                .flatMap(known -> of(known.current().journey()).stream()
                        .map(condition -> new Use("journey", known.key(), condition)))
                .toList();
    }

    static List<Condition> of(Journey journey) {
        List<Condition> asked = new ArrayList<>();
        if (journey.entry().on() != null) {
            add(journey.entry().on(), asked);
        }
        journey.exits().forEach(exit -> add(exit, asked));
        if (journey.goal() != null) {
            add(journey.goal().on(), asked);
        }
        for (Step step : journey.steps()) {
            switch (step) {
                case Step.WaitFor wait -> wait.awaited().forEach(awaited -> add(awaited.on(), asked));
                case Step.Branch branch -> branch.ways().forEach(way -> add(way.when(), asked));
                default -> {}
            }
        }
        return asked;
    }

    private static void add(Trigger trigger, List<Condition> asked) {
        switch (trigger) {
            case Trigger.Happens it ->
                asked.add(new Condition.Did(new Behaviour(it.name(), null, it.where(), new Period.Ever()), 1, null));
            case Trigger.Membership it -> asked.add(new Condition.InSegment(it.segment()));
            case Trigger.Day it -> asked.add(new Condition.Trait(it.trait(), new Test.Present(), null));
            case Trigger.Withdrawal ignored -> {}
            case Trigger.Outcome ignored -> {}
        }
    }

    private static void add(Step.When when, List<Condition> asked) {
        switch (when) {
            case Step.When.Holds it -> asked.add(it.condition());
            case Step.When.In it -> asked.add(new Condition.InSegment(it.segment()));
            case Step.When.Entered it ->
                asked.add(new Condition.Did(new Behaviour(null, null, it.properties(), new Period.Ever()), 1, null));
            case Step.When.Consented ignored -> {}
        }
    }
}
