package dev.annals.platform.consent;

import dev.annals.api.consent.ConsentEvent.Decided;
import dev.annals.api.interaction.InteractionEvent.InteractionRecorded;
import dev.annals.platform.events.RecordedEvent;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Says until when a person's data are needed: for each purpose, as long as the catalogue keeps them, counted from when the
 * last interaction of that purpose, or decision about it, was recorded. What belongs to no purpose is kept as long as the
 * longest. A person is kept until the last purpose needs nothing any more; what was collected for a purpose that is over
 * before that can go by itself. Interactions of which nothing is told any more need nothing.
 */
public final class Retention {

    /** What stands for interactions that belong to no purpose. */
    public static final String REST = "rest";

    private static final Instant FIRST_YEAR = Instant.parse("0000-01-01T00:00:00Z");
    private static final Instant LAST_YEAR = Instant.parse("9999-12-31T00:00:00Z");

    private final Purposes purposes;
    private final Map<String, Instant> last = new TreeMap<>();
    private final Set<String> collected = new TreeSet<>();

    /** @param purposes the catalogue in force */
    public Retention(Purposes purposes) {
        this.purposes = purposes;
    }

    /** Whether data of a catalogue ever expire: it was published by somebody, and says so of a purpose. */
    public static boolean isMeant(Purposes purposes) {
        return purposes.version() > 0 && shortest(purposes).isPresent();
    }

    /** Before which instant nothing is over that is recorded at another, or later; empty where nothing ever is. */
    public static Optional<Instant> earliest(Purposes purposes, Instant recorded) {
        return shortest(purposes).map(period -> after(recorded, period));
    }

    /** Counts one more event of the person; what is none of a purpose changes nothing. */
    public void add(RecordedEvent recorded) {
        if (recorded.event() instanceof InteractionRecorded it) {
            if (it.content() != null) {
                Purpose purpose = purposes.collectedFor(it.type(), it.name(), it.source());
                String key = purpose == null || purpose.retention() == null ? REST : purpose.key();
                note(key, recorded.at());
                collected.add(key);
            }
        } else if (recorded.event() instanceof Decided it) {
            String key = it.terms().key().purpose();
            note(purposes.find(key).filter(each -> each.retention() != null).isPresent() ? key : REST, recorded.at());
        }
    }

    /** Counts what was counted of another stream of the person. */
    public void add(Retention other) {
        other.last.forEach(this::note);
        collected.addAll(other.collected);
    }

    /** Until when the data are needed, by purpose. */
    public Map<String, Instant> byPurpose() {
        Map<String, Instant> until = new TreeMap<>();
        last.forEach((key, at) -> {
            Period period = purposes.find(key).map(Purpose::retention).orElseGet(() -> longest(purposes));
            if (period != null) {
                until.put(key, after(at, period));
            }
        });
        return until;
    }

    /** Until when any of the data are needed; empty where there is nothing whose time is known. */
    public Optional<Instant> until() {
        return byPurpose().values().stream().max(Comparator.naturalOrder());
    }

    /**
     * The purposes for which something was collected that is needed no more at an instant; what belongs to no purpose goes
     * with the person alone.
     */
    public Set<String> over(Instant now) {
        Set<String> over = new TreeSet<>(collected);
        over.remove(REST);
        Map<String, Instant> until = byPurpose();
        over.removeIf(key -> Optional.ofNullable(until.get(key))
                .filter(at -> !at.isAfter(now))
                .isEmpty());
        return over;
    }

    /**
     * Before which instant no purpose is over, nor all of them, whatever else is recorded of the person and whoever it turns out
     * to be; empty where there is nothing whose time is known.
     */
    public Optional<Instant> untouchedUntil() {
        Map<String, Instant> until = byPurpose();
        Stream<Instant> single = collected.stream()
                .filter(key -> !key.equals(REST))
                .flatMap(key -> Optional.ofNullable(until.get(key)).stream());
        return Stream.concat(single, until().stream()).min(Comparator.naturalOrder());
    }

    private void note(String key, Instant at) {
        last.merge(key, at, (one, other) -> one.isAfter(other) ? one : other);
    }

    private static Optional<Period> shortest(Purposes purposes) {
        return purposes.purposes().stream()
                .flatMap(purpose -> Optional.ofNullable(purpose.retention()).stream())
                .min(Comparator.comparing(period -> after(Instant.EPOCH, period)));
    }

    private static @Nullable Period longest(Purposes purposes) {
        return purposes.purposes().stream()
                .flatMap(purpose -> Optional.ofNullable(purpose.retention()).stream())
                .max(Comparator.comparing(period -> after(Instant.EPOCH, period)))
                .orElse(null);
    }

    private static Instant after(Instant instant, Period period) {
        if (instant.isBefore(FIRST_YEAR) || instant.isAfter(LAST_YEAR)) {
            return instant;
        }
        return instant.atZone(ZoneOffset.UTC).plus(period).toInstant();
    }
}
