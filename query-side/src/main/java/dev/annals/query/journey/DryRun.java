package dev.annals.query.journey;

import dev.annals.api.identity.FragmentId;
import dev.annals.api.journey.JourneyRunEvent;
import dev.annals.platform.journey.Edition;
import dev.annals.platform.journey.Facts;
import dev.annals.platform.journey.Simulation;
import dev.annals.query.journey.JourneyViews.Entry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Plays a journey for one person on a virtual clock. */
final class DryRun {

    private final Edition edition;
    private final Facts facts;
    private final FragmentId profile;
    private final List<JourneyRunEvent> trail = new ArrayList<>();

    DryRun(Edition edition, Facts facts, FragmentId profile) {
        this.edition = edition;
        this.facts = facts;
        this.profile = profile;
    }

    /** Something that happens on the way. */
    record Told(Instant at, String event, Map<String, @Nullable Object> properties) {}

    Result play(Instant start, Map<String, @Nullable Object> properties, List<Told> told) {
        Simulation simulation = new Simulation(
                edition, facts, new TrialGate(edition.journey(), facts), profile, (event, state) -> trail.add(event));
        simulation.enters(new UUID(0, 0), start, "the dry run", properties);
        int number = 1;
        for (Told each : told.stream().sorted(Comparator.comparing(Told::at)).toList()) {
            simulation.happens(new UUID(0, number++), each.event(), each.at(), each.properties());
        }
        simulation.advance(start.plus(edition.journey().policies().expires()).plusSeconds(1));
        int sends = 0;
        int heldBack = 0;
        String exit = null;
        for (JourneyRunEvent event : trail) {
            switch (event) {
                case JourneyRunEvent.SendEnded it when it.outcome().equals("sent") -> sends++;
                case JourneyRunEvent.SendEnded it when it.outcome().equals("held-back") -> heldBack++;
                case JourneyRunEvent.RunEnded it -> exit = it.reason();
                default -> {}
            }
        }
        return new Result(
                edition.journey().key(),
                edition.version(),
                profile.toString(),
                exit,
                sends,
                heldBack,
                trail.stream().map(event -> Entry.of(event, -1)).toList());
    }

    /**
     * What would happen.
     *
     * @param journey the journey
     * @param version the version; 0 for one that is not published
     * @param profile the person
     * @param exit the reason by which the run would end; null where nobody would enter
     * @param sends how many messages would go out
     * @param heldBack how many would be held back
     * @param path everything that would be decided, with times and reasons
     */
    record Result(
            String journey,
            int version,
            String profile,
            @Nullable String exit,
            int sends,
            int heldBack,
            List<Entry> path) {}
}
