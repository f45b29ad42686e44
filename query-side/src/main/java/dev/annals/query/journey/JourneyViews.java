package dev.annals.query.journey;

import dev.annals.api.audit.Description;
import dev.annals.api.identity.FragmentId;
import dev.annals.api.journey.JourneyRunEvent;
import dev.annals.platform.events.RecordedEvent;
import dev.annals.platform.journey.Edition;
import dev.annals.platform.journey.KnownJourney;
import dev.annals.projections.audit.AuditLists;
import dev.annals.projections.journey.RunDocument;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The shapes in which journeys and runs are shown. */
final class JourneyViews {

    private JourneyViews() {}

    /**
     * A journey.
     *
     * @param key its key
     * @param name what people call it
     * @param owner who looks after it
     * @param status live, paused or retired
     * @param version the version in force
     * @param publishedAt when that was published
     * @param publishedBy by whom
     * @param active how many runs are under way, by version
     */
    record Shown(
            String key,
            String name,
            @Nullable String owner,
            String status,
            int version,
            Instant publishedAt,
            String publishedBy,
            Map<Integer, Long> active) {

        static Shown of(KnownJourney journey, Map<Integer, Long> active) {
            Edition current = journey.current();
            return new Shown(
                    journey.key(),
                    current.journey().name(),
                    current.journey().owner(),
                    journey.status().name().toLowerCase(Locale.ROOT),
                    current.version(),
                    current.since(),
                    current.by(),
                    active);
        }
    }

    /**
     * A version of a journey.
     *
     * @param version from 1
     * @param hash SHA-256 of the text
     * @param publishedAt when it was published
     * @param publishedBy by whom
     * @param position its place in the log
     * @param text the definition as it was written; null in lists
     */
    record Version(
            int version,
            String hash,
            Instant publishedAt,
            String publishedBy,
            long position,
            @Nullable String text) {

        static Version of(Edition edition, boolean whole) {
            return new Version(
                    edition.version(),
                    edition.hash(),
                    edition.since(),
                    edition.by(),
                    edition.position(),
                    whole ? edition.text() : null);
        }
    }

    /**
     * A run in a list.
     *
     * @param run its id
     * @param version the version to which it is pinned
     * @param profile the person
     * @param episode how many times it began; 0 where nobody entered
     * @param status {@code active}, {@code held}, {@code ended} or {@code refused}
     * @param group {@code treated} or {@code holdout}
     * @param startedAt when it began
     * @param step where it stands, or stood at the end
     * @param until when it goes on by itself
     * @param sends how many messages went out
     * @param heldBack how many messages were held back
     * @param endedAt when it ended
     * @param reason why it ended, or why nobody entered
     */
    record Run(
            String run,
            int version,
            String profile,
            int episode,
            String status,
            String group,
            Instant startedAt,
            @Nullable String step,
            @Nullable Instant until,
            int sends,
            int heldBack,
            @Nullable Instant endedAt,
            @Nullable String reason) {

        static Run of(RunDocument document) {
            return new Run(
                    document.run().toString(),
                    document.version(),
                    document.profile().toString(),
                    document.episode(),
                    document.status(),
                    document.group(),
                    document.startedAt(),
                    document.step(),
                    document.until(),
                    document.sends(),
                    document.heldBack(),
                    document.endedAt(),
                    document.reason());
        }
    }

    /**
     * A run with its whole history.
     *
     * @param journey the key of its journey
     * @param run how it stands
     * @param history everything that was decided, in order
     */
    record WholeRun(String journey, Run run, List<Entry> history) {}

    /**
     * Something that was decided.
     *
     * @param at when
     * @param position its place in the log
     * @param kind what kind of event it is
     * @param step the step, where it is about one
     * @param text what it means and why
     * @param lateBySeconds how much later than due a wait ended; null for anything else
     * @param delivery the delivery, where it is about one
     */
    record Entry(
            Instant at,
            long position,
            String kind,
            @Nullable String step,
            String text,
            @Nullable Long lateBySeconds,
            @Nullable String delivery) {

        static Entry of(RecordedEvent recorded, JourneyRunEvent event) {
            return of(event, recorded.position());
        }

        static Entry of(JourneyRunEvent event, long position) {
            FragmentId delivery = switch (event) {
                case JourneyRunEvent.SendRequested it -> it.delivery();
                case JourneyRunEvent.SendEnded it -> it.delivery();
                default -> null;
            };
            return new Entry(
                    event.at(),
                    position,
                    AuditLists.wireName(event.getClass()),
                    step(event),
                    Description.of(event),
                    event instanceof JourneyRunEvent.WaitEnded ended ? ended.lateSeconds() : null,
                    delivery == null ? null : delivery.toString());
        }

        private static @Nullable String step(JourneyRunEvent event) {
            return switch (event) {
                case JourneyRunEvent.StepEntered it -> it.step();
                case JourneyRunEvent.WaitBegan it -> it.step();
                case JourneyRunEvent.WaitEnded it -> it.step();
                case JourneyRunEvent.AwaitedHappened it -> it.step();
                case JourneyRunEvent.WayTaken it -> it.step();
                case JourneyRunEvent.SendRequested it -> it.step();
                case JourneyRunEvent.SendEnded it -> it.step();
                case JourneyRunEvent.InteractionMade it -> it.step();
                case JourneyRunEvent.JoinRequested it -> it.step();
                case JourneyRunEvent.RunHeld it -> it.step();
                case JourneyRunEvent.RunMigrated it -> it.step();
                case JourneyRunEvent.RunEnded it -> it.step().isEmpty() ? null : it.step();
                case JourneyRunEvent.RunStarted ignored -> null;
                case JourneyRunEvent.EntryRefused ignored -> null;
                case JourneyRunEvent.GoalReached ignored -> null;
            };
        }
    }
}
