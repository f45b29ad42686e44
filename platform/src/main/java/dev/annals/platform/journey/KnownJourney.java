package dev.annals.platform.journey;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A journey with all its versions and all that was decided about it.
 *
 * @param key its key
 * @param editions its versions, the oldest first; at least one
 * @param changes how it stood from which position of the log on, in order
 */
public record KnownJourney(String key, List<Edition> editions, List<Change> changes) {

    /** How a journey stands. */
    public enum Status {
        LIVE,
        PAUSED,
        RETIRED
    }

    /**
     * A change of how it stands.
     *
     * @param position the position of the event
     * @param at when it was recorded
     * @param status how it stands from there on
     */
    public record Change(long position, Instant at, Status status) {}

    /** The version in force. */
    public Edition current() {
        return editions.getLast();
    }

    /** A version. */
    public Optional<Edition> edition(int version) {
        return editions.stream().filter(each -> each.version() == version).findFirst();
    }

    /** How it stands now. */
    public Status status() {
        return changes.getLast().status();
    }

    /** Whether somebody could enter by an event at a position: not before it was published, nor while it was paused. */
    public boolean wasOpen(long position) {
        boolean open = false;
        for (Change change : changes) {
            if (change.position() < position) {
                open = change.status() == Status.LIVE;
            }
        }
        return open;
    }

    /** Whether somebody could enter at an instant. */
    public boolean wasOpen(Instant instant) {
        boolean open = false;
        for (Change change : changes) {
            if (change.at().isBefore(instant)) {
                open = change.status() == Status.LIVE;
            }
        }
        return open;
    }

    KnownJourney and(Edition edition) {
        List<Edition> all = new ArrayList<>(editions);
        all.add(edition);
        Status before = changes.isEmpty() ? Status.LIVE : status();
        return new KnownJourney(key, List.copyOf(all), changes)
                .and(edition.position(), edition.since(), before == Status.RETIRED ? Status.LIVE : before);
    }

    KnownJourney and(long position, Instant at, Status status) {
        List<Change> all = new ArrayList<>(changes);
        all.add(new Change(position, at, status));
        return new KnownJourney(key, editions, List.copyOf(all));
    }
}
