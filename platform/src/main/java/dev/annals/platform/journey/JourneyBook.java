package dev.annals.platform.journey;

import dev.annals.api.identity.FragmentId;
import dev.annals.api.journey.JourneyEvent.JourneyPaused;
import dev.annals.api.journey.JourneyEvent.JourneyPublished;
import dev.annals.api.journey.JourneyEvent.JourneyResumed;
import dev.annals.api.journey.JourneyEvent.JourneyRetired;
import dev.annals.platform.crypto.FragmentIds;
import dev.annals.platform.events.EventLog;
import dev.annals.platform.events.RecordedEvent;
import dev.annals.platform.journey.KnownJourney.Status;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Knows all journeys, every version of them, and how they stand. What another process decides is seen here about a second
 * later; at once after {@link #refresh}.
 */
public final class JourneyBook {

    private static final long FRESH_FOR = Duration.ofSeconds(1).toNanos();

    private final EventLog log;
    private final FragmentId stream;
    private final Map<String, KnownJourney> known = new TreeMap<>();
    private long seen = -1;
    private @Nullable Long looked;

    public JourneyBook(EventLog log, FragmentIds ids) {
        this.log = log;
        this.stream = stream(ids);
    }

    /** The stream of all journeys. */
    public static FragmentId stream(FragmentIds ids) {
        return ids.of("journeys");
    }

    /** All journeys, in the order of their keys. */
    public synchronized List<KnownJourney> all() {
        look();
        return List.copyOf(known.values());
    }

    /** A journey. */
    public synchronized Optional<KnownJourney> find(String key) {
        look();
        return Optional.ofNullable(known.get(key));
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

    /** Looks into the log at once. */
    public synchronized void refresh() {
        looked = null;
        look();
    }

    private void look() {
        long now = System.nanoTime();
        if (looked != null && now - looked < FRESH_FOR) {
            return;
        }
        try (Stream<RecordedEvent> events = log.stream(stream, seen + 1)) {
            events.forEach(recorded -> {
                take(known, recorded);
                seen = recorded.sequence();
            });
        }
        looked = now;
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
