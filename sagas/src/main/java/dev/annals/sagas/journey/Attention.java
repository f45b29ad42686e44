package dev.annals.sagas.journey;

import dev.annals.api.journey.Trigger;
import dev.annals.platform.delivery.Recipient;
import dev.annals.platform.journey.Edition;
import dev.annals.platform.journey.JourneyBook;
import dev.annals.platform.journey.KnownJourney;
import dev.annals.platform.journey.Listening;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What anything at all is listened for: by journeys that people could enter, and by runs that are under way.
 *
 * @param entries the journeys that are entered by an interaction, by its name
 * @param doors the journeys that are entered by way of a segment, by its key
 * @param listening what runs of each version listen for
 * @param names the names of interactions that matter to any
 * @param segments the keys of segments that matter to any
 * @param traits the traits that matter to any: by which waits end, and by which it is night for somebody
 */
record Attention(
        Map<String, List<KnownJourney>> entries,
        Map<String, List<KnownJourney>> doors,
        Map<String, Map<Integer, Listening>> listening,
        Set<String> names,
        Set<String> segments,
        Set<String> traits) {

    /**
     * What is listened for.
     *
     * @param underWay the journeys and versions of which runs are under way
     * @param isAnyDeferred whether any message waits for a better time
     */
    static Attention of(JourneyBook book, Map<String, Set<Integer>> underWay, boolean isAnyDeferred) {
        Map<String, List<KnownJourney>> entries = new HashMap<>();
        Map<String, List<KnownJourney>> doors = new HashMap<>();
        Map<String, Map<Integer, Listening>> listening = new HashMap<>();
        for (KnownJourney journey : book.all()) {
            switch (journey.current().journey().entry().on()) {
                case Trigger.Happens it ->
                    entries.computeIfAbsent(it.name(), none -> new ArrayList<>())
                            .add(journey);
                case Trigger.Membership it ->
                    doors.computeIfAbsent(it.segment(), none -> new ArrayList<>())
                            .add(journey);
                case null, default -> {}
            }
            Map<Integer, Listening> versions = new HashMap<>();
            Set<Integer> wanted = new HashSet<>(underWay.getOrDefault(journey.key(), Set.of()));
            wanted.add(journey.current().version());
            for (Edition edition : journey.editions()) {
                if (wanted.contains(edition.version())) {
                    versions.put(edition.version(), Listening.of(edition.journey()));
                }
            }
            listening.put(journey.key(), versions);
        }
        Set<String> names = new HashSet<>(entries.keySet());
        Set<String> segments = new HashSet<>(doors.keySet());
        Set<String> traits = isAnyDeferred ? new HashSet<>(Recipient.ZONES) : new HashSet<>();
        listening
                .values()
                .forEach(versions -> versions.values().forEach(each -> {
                    names.addAll(each.names());
                    segments.addAll(each.segments());
                    traits.addAll(each.traits());
                }));
        return new Attention(entries, doors, listening, names, segments, traits);
    }

    /** What runs of a version listen for. */
    Listening of(String journey, int version) {
        return listening.getOrDefault(journey, Map.of()).getOrDefault(version, NOTHING);
    }

    private static final Listening NOTHING = new Listening(Set.of(), Set.of(), false, Set.of());
}
