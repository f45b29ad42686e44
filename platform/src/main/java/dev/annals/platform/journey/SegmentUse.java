package dev.annals.platform.journey;

import dev.annals.api.journey.Journey;
import dev.annals.api.journey.Step;
import dev.annals.api.journey.Trigger;
import dev.annals.platform.segment.SegmentConsumers;
import dev.annals.platform.segment.SegmentDefinition;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Says which journeys use a segment, so that it is not archived under them. */
final class SegmentUse implements SegmentConsumers {

    private final JourneyBook book;

    SegmentUse(JourneyBook book) {
        this.book = book;
    }

    @Override
    public List<Consumer> of(String segment) {
        return book.all().stream()
                .filter(journey -> journey.status() != KnownJourney.Status.RETIRED)
                .filter(journey -> used(journey.current().journey()).contains(segment))
                .map(journey -> new Consumer("journey", journey.key()))
                .toList();
    }

    private static Set<String> used(Journey journey) {
        Set<String> used = new HashSet<>(Listening.of(journey).segments());
        if (journey.entry().on() instanceof Trigger.Membership door) {
            used.add(door.segment());
        }
        for (Step step : journey.steps()) {
            if (step instanceof Step.Branch branch) {
                branch.ways().forEach(way -> {
                    switch (way.when()) {
                        case Step.When.In it -> used.add(it.segment());
                        case Step.When.Holds it -> used.addAll(SegmentDefinition.segmentsOf(it.condition()));
                        case Step.When.Entered ignored -> {}
                        case Step.When.Consented ignored -> {}
                    }
                });
            }
        }
        return used;
    }
}
