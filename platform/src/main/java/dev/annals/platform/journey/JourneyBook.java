package dev.annals.platform.journey;

import dev.annals.api.identity.FragmentId;
import dev.annals.api.journey.JourneyEvent.JourneyPaused;
import dev.annals.api.journey.JourneyEvent.JourneyPublished;
import dev.annals.api.journey.JourneyEvent.JourneyResumed;
import dev.annals.api.journey.JourneyEvent.JourneyRetired;
import dev.annals.platform.crypto.FragmentIds;
import dev.annals.platform.events.EventLog;
import dev.annals.platform.events.RecordedEvent;
import dev.annals.platform.events.StreamFold;
import dev.annals.platform.journey.KnownJourney.Status;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Knows all journeys, every version of them, and how they stand. What another process decides is seen here about a second
 * later; at once after {@link #refresh}.
 */
public final class JourneyBook {

    private final StreamFold<Map<String, KnownJourney>> known;

    public JourneyBook(EventLog log, FragmentIds ids) {
        this.known = new StreamFold<>(log, stream(ids), Map.of(), JourneyBook::and);
    }

    /** The stream of all journeys. */
    public static FragmentId stream(FragmentIds ids) {
        return ids.of("journeys");
    }

    /** All journeys, in the order of their keys. */
    public List<KnownJourney> all() {
        return List.copyOf(known.get().values());
    }

    /** A journey. */
    public Optional<KnownJourney> find(String key) {
        return Optional.ofNullable(known.get().get(key));
    }

    /** A version of a journey. */
    public Optional<Edition> find(String key, int version) {
        Optional<Edition> edition = find(key).flatMap(journey -> journey.edition(version));
        if (edition.isEmpty()) {
            refresh();
            return find(key).flatMap(journey -> journey.edition(version));
        }
        return edition;
    }

    /** Forgets what was looked up, because something was decided: whoever asks next is told of it. */
    public void refresh() {
        known.refresh();
    }

    /** All journeys of some events of their stream. */
    static Collection<KnownJourney> of(List<RecordedEvent> events) {
        return and(Map.of(), events).values();
    }

    private static Map<String, KnownJourney> and(Map<String, KnownJourney> known, List<RecordedEvent> more) {
        Map<String, KnownJourney> journeys = new TreeMap<>(known);
        more.forEach(recorded -> take(journeys, recorded));
        return journeys;
    }

    private static void take(Map<String, KnownJourney> known, RecordedEvent recorded) {
        switch (recorded.event()) {
            case JourneyPublished it ->
                known.put(
                        it.journey(),
                        known.getOrDefault(it.journey(), new KnownJourney(it.journey(), List.of(), List.of()))
                                .and(edition(recorded, it)));
            case JourneyPaused it ->
                known.computeIfPresent(
                        it.journey(), (key, before) -> before.and(recorded.position(), recorded.at(), Status.PAUSED));
            case JourneyResumed it ->
                known.computeIfPresent(
                        it.journey(), (key, before) -> before.and(recorded.position(), recorded.at(), Status.LIVE));
            case JourneyRetired it ->
                known.computeIfPresent(
                        it.journey(), (key, before) -> before.and(recorded.position(), recorded.at(), Status.RETIRED));
            default -> {}
        }
    }

    private static Edition edition(RecordedEvent recorded, JourneyPublished it) {
        return Edition.of(
                JourneyYaml.read(it.journey() + ".yaml", it.text(), Surroundings.UNKNOWN),
                it.version(),
                it.hash(),
                it.text(),
                recorded.at(),
                recorded.actor(),
                recorded.position());
    }
}
