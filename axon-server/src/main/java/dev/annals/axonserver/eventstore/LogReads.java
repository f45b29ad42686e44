package dev.annals.axonserver.eventstore;

import dev.annals.api.Wire;
import dev.annals.api.identity.FragmentId;
import dev.annals.axonserver.serialisation.StoredNames;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.jspecify.annotations.Nullable;

/** What reading the log needs beyond Axon's event store, done by each backbone in the way that costs it least. */
public interface LogReads {

    /** A page of one stream below a sequence, newest first. */
    List<? extends DomainEventMessage<?>> newest(String stream, long before, int limit);

    /** One stream from a sequence on, oldest first. To be closed. */
    Stream<? extends DomainEventMessage<?>> stream(String stream, long fromSequence);

    /** Everything behind a position, in order, up to the end of the log as it is now. To be closed. */
    Stream<? extends DomainEventMessage<?>> all(long afterPosition);

    /** The events of some wire names behind a position, in order, up to the end of the log as it is now. To be closed. */
    default Stream<? extends DomainEventMessage<?>> named(Set<String> names, long afterPosition) {
        return all(afterPosition)
                .filter(event -> event.getPayloadType().isAnnotationPresent(Wire.class))
                .filter(event -> names.contains(
                        StoredNames.nameOf(event.getPayloadType()).getName()));
    }

    /**
     * The same, each as something that is made of it. Several may be made at once, and ahead of whoever takes them.
     *
     * @param opening makes it; null for an event that is to be left out
     */
    default <T> Stream<T> named(
            Set<String> names, long afterPosition, Function<DomainEventMessage<?>, @Nullable T> opening) {
        return named(names, afterPosition).flatMap(event -> Stream.ofNullable(opening.apply(event)));
    }

    /** The events of some wire names in one stream from a sequence on, oldest first. To be closed. */
    default Stream<? extends DomainEventMessage<?>> named(Set<String> names, String stream, long fromSequence) {
        return stream(stream, fromSequence)
                .filter(event -> event.getPayloadType().isAnnotationPresent(Wire.class))
                .filter(event -> names.contains(
                        StoredNames.nameOf(event.getPayloadType()).getName()));
    }

    /** The events at these positions that are there, in order. */
    List<? extends DomainEventMessage<?>> at(Collection<Long> positions);

    /** The position of the event of an id; empty when there is none, or none is noted yet. */
    Optional<Long> positionOf(UUID id);

    /** The position of the newest event; -1 for an empty log. */
    long head();

    /** When the first event behind a position was appended; empty when there is none. */
    Optional<Instant> timeAfter(long position);

    /** The sequence of the newest event of each of these streams that has one. */
    Map<FragmentId, Long> heads(Collection<FragmentId> streams);

    /** Which of these event ids are in the log. */
    Set<UUID> existing(Collection<UUID> ids);
}
