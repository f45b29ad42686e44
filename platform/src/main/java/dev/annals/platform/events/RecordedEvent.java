package dev.annals.platform.events;

import dev.annals.api.Event;
import dev.annals.api.identity.FragmentId;
import dev.annals.api.interaction.InteractionEvent.InteractionRecorded;
import java.time.Instant;
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
 * @param actor who caused it: {@code source:<name>}, {@code <role>:<token name>} or {@code system}
 * @param event the event
 */
public record RecordedEvent(
        UUID id, FragmentId stream, long sequence, long position, Instant at, String actor, Event event) {

    /** The key of an event's meta data under which the actor is kept. */
    public static final String ACTOR = "actor";

    /** The actor of everything Annals does by itself. */
    public static final String SYSTEM = "system";

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
}
