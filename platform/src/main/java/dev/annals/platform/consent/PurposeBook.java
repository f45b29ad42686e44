package dev.annals.platform.consent;

import dev.annals.api.consent.PurposeEvent.PurposesPublished;
import dev.annals.api.identity.FragmentId;
import dev.annals.platform.crypto.FragmentIds;
import dev.annals.platform.events.Editions;
import dev.annals.platform.events.EventLog;
import dev.annals.platform.events.RecordedEvent;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Knows the catalogue of purposes in force, and every earlier version. What another process publishes is seen here about
 * a second later; asking never waits for the log, but for the first time.
 */
public final class PurposeBook {

    private final Editions<Edition> editions;
    private final Edition builtIn;

    public PurposeBook(EventLog log, FragmentIds ids) {
        this.builtIn = new Edition(PurposesFile.builtIn(), Instant.EPOCH, RecordedEvent.SYSTEM, -1);
        this.editions = new Editions<>(log, stream(ids), builtIn, PurposeBook::edition);
    }

    /** The stream in which versions of the catalogue are recorded. */
    public static FragmentId stream(FragmentIds ids) {
        return ids.of("purposes");
    }

    /** The catalogue in force. */
    public Purposes current() {
        return edition().purposes();
    }

    /** The edition in force. */
    public Edition edition() {
        return editions.inForce();
    }

    /** The policy under the catalogue in force. */
    public ConsentPolicy policy() {
        return new ConsentPolicy(current());
    }

    /** The policy under the catalogue that was in force at an instant. */
    public ConsentPolicy policy(Instant at) {
        return new ConsentPolicy(editions().stream()
                .filter(edition -> !edition.since().isAfter(at))
                .findFirst()
                .orElse(builtIn)
                .purposes());
    }

    /** Forgets what was looked up, because something was published: whoever asks next is told of it. */
    public void refresh() {
        editions.refresh();
    }

    /** Every edition, the newest first, the one that Annals brings along last. */
    public List<Edition> editions() {
        return Stream.concat(editions.published().stream(), Stream.of(builtIn)).toList();
    }

    /** An edition by its version, if there is one. */
    public Optional<Edition> edition(int version) {
        return editions().stream()
                .filter(edition -> edition.purposes().version() == version)
                .findFirst();
    }

    private static Edition edition(RecordedEvent recorded) {
        if (!(recorded.event() instanceof PurposesPublished published)) {
            throw new IllegalStateException(
                    "In the stream of the purposes is something else at " + recorded.position());
        }
        return new Edition(
                PurposesFile.read(published.version(), published.text()),
                recorded.at(),
                recorded.actor(),
                recorded.position());
    }

    /**
     * A version of the catalogue and how it came into force.
     *
     * @param purposes the catalogue
     * @param since when it was published
     * @param by who published it
     * @param position its place in the log; -1 for the one that Annals brings along
     */
    public record Edition(Purposes purposes, Instant since, String by, long position) {}
}
