package dev.annals.command.journey;

import dev.annals.api.journey.JourneyEvent;
import dev.annals.api.journey.JourneyEvent.JourneyPaused;
import dev.annals.api.journey.JourneyEvent.JourneyPublished;
import dev.annals.api.journey.JourneyEvent.JourneyResumed;
import dev.annals.api.journey.JourneyEvent.JourneyRetired;
import dev.annals.platform.journey.KnownJourney.Status;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How all journeys stand.
 *
 * @param journeys by their keys
 */
record CatalogueState(Map<String, Entry> journeys) {

    static final CatalogueState NONE = new CatalogueState(Map.of());

    /**
     * How one stands.
     *
     * @param version the version in force
     * @param hash that of its text
     * @param status whether it is live
     */
    record Entry(int version, String hash, Status status) {

        Entry as(Status next) {
            return new Entry(version, hash, next);
        }
    }

    @Nullable
    Entry find(String key) {
        return journeys.get(key);
    }

    CatalogueState after(JourneyEvent event) {
        Map<String, Entry> all = new HashMap<>(journeys);
        Entry before = all.get(event.journey());
        Status status = before == null || before.status() == Status.RETIRED ? Status.LIVE : before.status();
        switch (event) {
            case JourneyPublished it -> all.put(it.journey(), new Entry(it.version(), it.hash(), status));
            case JourneyPaused it -> all.computeIfPresent(it.journey(), (key, is) -> is.as(Status.PAUSED));
            case JourneyResumed it -> all.computeIfPresent(it.journey(), (key, is) -> is.as(Status.LIVE));
            case JourneyRetired it -> all.computeIfPresent(it.journey(), (key, is) -> is.as(Status.RETIRED));
        }
        return new CatalogueState(Map.copyOf(all));
    }
}
