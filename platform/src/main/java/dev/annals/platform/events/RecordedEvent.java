package dev.annals.platform.events;

import dev.annals.api.Cause;
import dev.annals.api.Event;
import dev.annals.api.identity.FragmentId;
import dev.annals.api.interaction.InteractionEvent.InteractionRecorded;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event as the log holds it.
 *
 * @param id the event's id
 * @param stream the stream it is in
 * @param sequence its place in the stream, from 0
 * @param position its place in the whole log
 * @param at when it was appended
 * @param cause who caused it, what for and by which request; the actor is never null
 * @param event the event
 */
public record RecordedEvent(
        UUID id, FragmentId stream, long sequence, long position, Instant at, Cause cause, Event event) {

    /** The key of an event's meta data under which the actor is kept. */
    public static final String ACTOR = Cause.ACTOR;

    /** The actor of everything Annals does by itself. */
    public static final String SYSTEM = "system";

    public RecordedEvent {
        Objects.requireNonNull(cause.actor(), "a recorded event has an actor");
    }

    /** An event of which nothing but the actor is known. */
    public RecordedEvent(
            UUID id, FragmentId stream, long sequence, long position, Instant at, String actor, Event event) {
        this(id, stream, sequence, position, at, Cause.by(actor), event);
    }

    /** Who caused it: {@code source:<name>}, {@code <role>:<token name>} or {@code system}. */
    public String actor() {
        return Objects.requireNonNull(cause.actor());
    }

    /**
     * The actor of an event: what its meta data say, else the source of an interaction, else {@link #SYSTEM}.
     *
     * @param event the event
     * @param recorded what is kept under {@link #ACTOR} in its meta data, if anything
     */
    public static String actorOf(Event event, @Nullable Object recorded) {
        if (recorded != null) {
            return recorded.toString();
        }
        return event instanceof InteractionRecorded interaction ? "source:" + interaction.source() : SYSTEM;
    }

    /** The cause of an event by its meta data, the actor as {@link #actorOf} says. */
    public static Cause causeOf(Event event, Map<String, ?> metaData) {
        Cause cause = Cause.of(metaData);
        return cause.withActor(actorOf(event, cause.actor()));
    }
}
