package dev.annals.platform.trait;

import dev.annals.api.identity.FragmentId;
import dev.annals.api.trait.TraitEvent.TraitsPublished;
import dev.annals.platform.crypto.FragmentIds;
import dev.annals.platform.events.Editions;
import dev.annals.platform.events.EventLog;
import dev.annals.platform.events.PublishedText;
import dev.annals.platform.events.RecordedEvent;
import dev.annals.platform.events.TextBook;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Knows the definitions of computed traits in force, and every earlier version. What another process publishes is seen here about a second
 * later; asking never waits for the log, but for the first time.
 */
public final class TraitBook implements TextBook<TraitBook.Edition> {

    private static final Edition NONE =
            new Edition(Definitions.NONE, Computation.NONE, Instant.EPOCH, RecordedEvent.SYSTEM, "", -1);

    private final FragmentId stream;
    private final Editions<Edition> editions;

    public TraitBook(EventLog log, FragmentIds ids) {
        this.stream = stream(ids);
        this.editions = new Editions<>(log, stream, NONE, TraitBook::edition);
    }

    /**
     * A version of the definitions and how it came into force.
     *
     * @param definitions the definitions
     * @param computation what computes them
     * @param since when it was published
     * @param by who published it
     * @param hash SHA-256 of the text
     * @param position its place in the log; -1 where none was published
     */
    public record Edition(
            Definitions definitions, Computation computation, Instant since, String by, String hash, long position)
            implements PublishedText {

        @Override
        public int version() {
            return definitions.version();
        }

        @Override
        public String text() {
            return definitions.text();
        }
    }

    /** The stream in which versions are recorded. */
    public static FragmentId stream(FragmentIds ids) {
        return ids.of("traits");
    }

    /** The definitions in force. */
    public Definitions current() {
        return edition().definitions();
    }

    @Override
    public FragmentId stream() {
        return stream;
    }

    /** The edition in force. */
    @Override
    public Edition edition() {
        return editions.inForce();
    }

    /** Forgets what was looked up, because something was published: whoever asks next is told of it. */
    @Override
    public void refresh() {
        editions.refresh();
    }

    /** Every edition, the newest first. */
    public List<Edition> editions() {
        return editions.published();
    }

    /** The edition that was in force at an instant. */
    public Edition edition(Instant at) {
        return editions().stream()
                .filter(edition -> !edition.since().isAfter(at))
                .findFirst()
                .orElse(NONE);
    }

    /** An edition by its version, if there is one. */
    @Override
    public Optional<Edition> edition(int version) {
        return editions().stream()
                .filter(edition -> edition.definitions().version() == version)
                .findFirst();
    }

    private static Edition edition(RecordedEvent recorded) {
        if (!(recorded.event() instanceof TraitsPublished published)) {
            throw new IllegalStateException(
                    "In the stream of the definitions is something else at " + recorded.position());
        }
        Definitions definitions = TraitsFile.read(TraitsFile.NAME, published.version(), published.text());
        return new Edition(
                definitions,
                new Computation(definitions),
                recorded.at(),
                recorded.actor(),
                published.hash(),
                recorded.position());
    }
}
