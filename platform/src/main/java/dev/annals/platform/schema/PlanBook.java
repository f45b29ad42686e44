package dev.annals.platform.schema;

import dev.annals.api.identity.FragmentId;
import dev.annals.api.schema.PlanEvent.PlanPublished;
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
 * Knows the tracking plan in force, and every earlier version. What another process publishes is seen here about a second
 * later; asking never waits for the log, but for the first time.
 */
public final class PlanBook implements TextBook<PlanBook.Edition> {

    private static final Edition NONE = new Edition(Plan.NONE, Instant.EPOCH, RecordedEvent.SYSTEM, "", -1);

    private final FragmentId stream;
    private final Editions<Edition> editions;

    public PlanBook(EventLog log, FragmentIds ids) {
        this.stream = stream(ids);
        this.editions = new Editions<>(log, stream, NONE, PlanBook::edition);
    }

    /**
     * A version of the plan and how it came into force.
     *
     * @param plan the plan
     * @param since when it was published
     * @param by who published it
     * @param hash SHA-256 of the text
     * @param position its place in the log; -1 where none was published
     */
    public record Edition(Plan plan, Instant since, String by, String hash, long position) implements PublishedText {

        @Override
        public int version() {
            return plan.version();
        }

        @Override
        public String text() {
            return plan.text();
        }
    }

    /** The stream in which versions of the plan are recorded. */
    public static FragmentId stream(FragmentIds ids) {
        return ids.of("plan");
    }

    /** The stream in which is counted what did not keep to it. */
    public static FragmentId violations(FragmentIds ids) {
        return ids.of("plan-violations");
    }

    /** The plan in force. */
    public Plan current() {
        return edition().plan();
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

    /** An edition by its version, if there is one. */
    @Override
    public Optional<Edition> edition(int version) {
        return editions().stream()
                .filter(edition -> edition.plan().version() == version)
                .findFirst();
    }

    private static Edition edition(RecordedEvent recorded) {
        if (!(recorded.event() instanceof PlanPublished published)) {
            throw new IllegalStateException("In the stream of the plan is something else at " + recorded.position());
        }
        return new Edition(
                PlanFile.read(PlanFile.NAME, published.version(), published.text()),
                recorded.at(),
                recorded.actor(),
                published.hash(),
                recorded.position());
    }
}
