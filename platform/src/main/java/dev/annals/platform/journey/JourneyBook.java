package dev.annals.platform.journey;

import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.annals.api.identity.FragmentId;
import dev.annals.api.journey.JourneyEvent.JourneyPaused;
import dev.annals.api.journey.JourneyEvent.JourneyPublished;
import dev.annals.api.journey.JourneyEvent.JourneyResumed;
import dev.annals.api.journey.JourneyEvent.JourneyRetired;
import dev.annals.platform.crypto.FragmentIds;
import dev.annals.platform.events.EventLog;
import dev.annals.platform.events.RecordedEvent;
import dev.annals.platform.freshness.Freshness;
import dev.annals.platform.journey.KnownJourney.Status;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Knows all journeys, every version of them, and how they stand. What another process decides is seen here about a second
 * later; at once after {@link #refresh}.
 */
public final class JourneyBook {

    private static final Duration FRESH_FOR = Duration.ofSeconds(1);

    private final EventLog log;
    private final FragmentId stream;
    private final LoadingCache<FragmentId, Known> known;
    private Known read = new Known(Map.of(), -1);

    public JourneyBook(EventLog log, FragmentIds ids) {
        this.log = log;
        this.stream = stream(ids);
        this.known = Freshness.within(FRESH_FOR).maximumSize(1).build(unused -> readOn());
    }

    /** All journeys, as of a place in their stream. */
    private record Known(Map<String, KnownJourney> journeys, long seen) {}

    /** The stream of all journeys. */
    public static FragmentId stream(FragmentIds ids) {
        return ids.of("journeys");
    }

    /** All journeys, in the order of their keys. */
    public List<KnownJourney> all() {
        return List.copyOf(known.get(stream).journeys().values());
    }

    /** A journey. */
    public Optional<KnownJourney> find(String key) {
        return Optional.ofNullable(known.get(stream).journeys().get(key));
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
        known.invalidate(stream);
    }

    private synchronized Known readOn() {
        List<RecordedEvent> more;
        try (Stream<RecordedEvent> events = log.stream(stream, read.seen() + 1)) {
            more = events.toList();
        }
        if (!more.isEmpty()) {
            Map<String, KnownJourney> journeys = new TreeMap<>(read.journeys());
            more.forEach(recorded -> take(journeys, recorded));
            read = new Known(journeys, more.getLast().sequence());
        }
        return read;
    }

    /** All journeys of some events of their stream. */
    static Collection<KnownJourney> of(List<RecordedEvent> events) {
        Map<String, KnownJourney> known = new TreeMap<>();
        events.forEach(recorded -> take(known, recorded));
        return known.values();
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
