package dev.annals.projections;

import dev.annals.api.Event;
import dev.annals.api.identity.FragmentId;
import dev.annals.platform.events.Interest;
import dev.annals.platform.events.RecordedEvent;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Describes a read model: which documents an event changes, and how. It is pure, so that the live processor, a rebuild
 * and a look into the past come to the same documents.
 *
 * <p>All events that change one document have to come from one stream: streams are handled in parallel, and a stream
 * whose event could not be handled waits while the others go on. What spans streams is folded when it is read.
 *
 * @param <S> the document: a record marked with {@link dev.annals.api.Wire}, its personal components with
 *     {@link dev.annals.api.Personal}
 */
public interface Projection<S extends Record> {

    /** Its name, stable for ever: of the processor, the shelf, and what an operator calls it. */
    String name();

    /** The version of its functions, from 1. A higher one than the shelf was built with has it rebuilt at the start. */
    int version();

    /** The class of its documents. */
    Class<S> document();

    /** Which events can change its documents at all: the others are passed over unopened, live and in a rebuild. */
    default Interest interest() {
        return Interest.IN_EVERYTHING;
    }

    /**
     * Whether an event of its {@link #interest} changes any document, as far as that can be told at a glance: true when in
     * doubt. A projection that few events of a frequent kind matter to is spared a unit of work for each of the others.
     */
    default boolean changes(Event event) {
        return true;
    }

    /**
     * The keys of the documents that an event changes; none when it is ignored on purpose. Written as exhaustive
     * {@code switch} over each sealed family, so that a new event does not compile until it is decided on.
     */
    List<String> keys(RecordedEvent recorded);

    /**
     * The document after the event.
     *
     * @param key one of the {@link #keys} of the event
     * @param current the document; null while there is none
     * @return the document, or null to delete it
     */
    @Nullable
    S evolve(String key, @Nullable S current, RecordedEvent recorded);

    /** Under whose keys documents of these keys are sealed, so that the keys of many are had in one round trip. */
    default Set<FragmentId> subjects(Collection<String> keys) {
        return Set.of();
    }

    /** What {@link #keys} throws for an event of a family it does not know. */
    static RuntimeException undecided(RecordedEvent recorded) {
        return new UnsupportedOperationException(
                "No decision on " + recorded.event().getClass().getName());
    }
}
