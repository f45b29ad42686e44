package dev.annals.command.journey;

import dev.annals.api.identity.FragmentId;
import dev.annals.api.journey.ChangeJourney;
import dev.annals.api.journey.ChangeJourney.Publish;
import dev.annals.api.journey.ChangedJourney;
import dev.annals.api.journey.InFlight;
import dev.annals.api.journey.Journey;
import dev.annals.api.journey.JourneyEvent;
import dev.annals.api.journey.JourneyEvent.JourneyPaused;
import dev.annals.api.journey.JourneyEvent.JourneyPublished;
import dev.annals.api.journey.JourneyEvent.JourneyResumed;
import dev.annals.api.journey.JourneyEvent.JourneyRetired;
import dev.annals.api.journey.Step;
import dev.annals.api.rejection.Rejected;
import dev.annals.api.rejection.Rejection;
import dev.annals.command.journey.CatalogueState.Entry;
import dev.annals.platform.crypto.Sha256;
import dev.annals.platform.journey.JourneyFigures;
import dev.annals.platform.journey.JourneyYaml;
import dev.annals.platform.journey.KnownJourney.Status;
import dev.annals.platform.journey.RunTally;
import dev.annals.platform.journey.Surroundings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The rules by which journeys are published and changed. What is so already is decided once more without an event. */
final class JourneyDecisions {

    private final Supplier<JourneyFigures> figures;

    JourneyDecisions(Supplier<JourneyFigures> figures) {
        this.figures = figures;
    }

    /**
     * What was decided.
     *
     * @param events what happened
     * @param answer what the caller is told
     */
    record Decided(List<JourneyEvent> events, ChangedJourney answer) {}

    Decided publish(CatalogueState state, Publish it) {
        Entry before = state.find(it.journey());
        int version = before == null ? 0 : before.version();
        if (it.expected() != null && it.expected() != version) {
            throw conflict("Version " + version + " is in force, and not " + it.expected() + ".");
        }
        String hash = Sha256.hex(it.text());
        Map<Integer, Long> touched = figures.get().active(it.journey());
        boolean isSame = before != null && before.hash().equals(hash) && before.status() != Status.RETIRED;
        if (isSame) {
            return new Decided(List.of(), new ChangedJourney(it.journey(), version, false, touched));
        }
        Journey journey = JourneyYaml.read(it.journey() + ".yaml", it.text(), Surroundings.UNKNOWN);
        if (it.inFlight() == InFlight.MIGRATE) {
            everyPlaceIsThere(journey, it.stepMap());
        }
        Map<String, Object> stepMap = new HashMap<>(it.stepMap());
        return new Decided(
                List.of(new JourneyPublished(
                        it.stream(),
                        it.journey(),
                        version + 1,
                        hash,
                        it.text(),
                        it.inFlight(),
                        stepMap,
                        touched.values().stream().mapToLong(Long::longValue).sum())),
                new ChangedJourney(it.journey(), version + 1, true, touched));
    }

    /** A run is not taken to a step that is not there. */
    private void everyPlaceIsThere(Journey journey, Map<String, String> stepMap) {
        Set<String> steps = journey.steps().stream().map(Step::id).collect(Collectors.toSet());
        Map<String, Long> missing = new TreeMap<>();
        for (RunTally tally : figures.get().of(journey.key()).values()) {
            tally.steps().forEach((step, count) -> {
                if (count.waiting() > 0 && !steps.contains(stepMap.getOrDefault(step, step))) {
                    missing.merge(step, count.waiting(), Long::sum);
                }
            });
        }
        Set<String> unknown = new TreeSet<>(stepMap.values());
        unknown.removeAll(steps);
        if (!missing.isEmpty() || !unknown.isEmpty()) {
            throw conflict((missing.isEmpty()
                            ? ""
                            : "Runs stand at steps that the new version does not have: "
                                    + missing.entrySet().stream()
                                            .map(step -> step.getKey() + " (" + step.getValue() + ")")
                                            .collect(Collectors.joining(", "))
                                    + ". Say with the step map where they go on. ")
                    + (unknown.isEmpty() ? "" : "The step map names steps that are not there: " + unknown + "."));
        }
    }

    Decided change(CatalogueState state, ChangeJourney command) {
        Entry entry = state.find(command.journey());
        if (entry == null) {
            throw new Rejected(Rejection.NOT_FOUND, "There is no journey '" + command.journey() + "'.");
        }
        Map<Integer, Long> touched = figures.get().active(command.journey());
        long all = touched.values().stream().mapToLong(Long::longValue).sum();
        List<JourneyEvent> events = switch (command) {
            case Publish it -> throw new IllegalArgumentException("Publishing is decided elsewhere");
            case ChangeJourney.Pause it ->
                entry.status() == Status.PAUSED
                        ? List.of()
                        : List.of(new JourneyPaused(open(entry, it), it.journey(), all));
            case ChangeJourney.Resume it ->
                entry.status() == Status.LIVE
                        ? List.of()
                        : List.of(new JourneyResumed(open(entry, it), it.journey(), all));
            case ChangeJourney.Retire it ->
                entry.status() == Status.RETIRED && it.inFlight() == InFlight.DRAIN
                        ? List.of()
                        : List.of(new JourneyRetired(it.stream(), it.journey(), it.inFlight(), all));
        };
        return new Decided(events, new ChangedJourney(command.journey(), entry.version(), !events.isEmpty(), touched));
    }

    private static FragmentId open(Entry entry, ChangeJourney command) {
        if (entry.status() == Status.RETIRED) {
            throw conflict("The journey is retired; publish it anew to have it live again.");
        }
        return command.stream();
    }

    private static Rejected conflict(String detail) {
        return new Rejected(Rejection.CONFLICT, detail.strip());
    }
}
