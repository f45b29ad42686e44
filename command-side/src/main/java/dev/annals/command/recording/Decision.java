package dev.annals.command.recording;

import dev.annals.api.identity.FragmentId;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.axonframework.messaging.Message;

/**
 * One thing to be decided: looks at streams, appends events, answers what it did.
 *
 * <p>Decisions of one process are made one after the other, so a decision sees the effect of every earlier one, also
 * within the same transaction. A decision may be made again when another process wrote first; it must not do anything
 * but look and append.
 *
 * @param <R> the answer
 */
public interface Decision<R> {

    /** The events that would make this decision a repetition; asked for before {@link #decide}, many at a time. */
    Set<UUID> eventIds();

    /** The fragments it will look at, so that they can be fetched many at a time. Others may be looked at as well. */
    Set<FragmentId> fragments();

    /**
     * The events that it will append as they are, unless it is a repetition. Their payloads are sealed before its turn
     * comes; what depends on the decision is sealed in its turn.
     */
    default List<Message<?>> foreseen() {
        return List.of();
    }

    /** The fragments under whose keys {@link #foreseen} and whatever comes with it is sealed. */
    default Set<FragmentId> subjects() {
        return Set.of();
    }

    /** Decides; the answer is given to the caller once the appended events are durable. */
    R decide(StreamAppends appends);

    /** Decides nothing. */
    static Decision<Boolean> nothing() {
        return new Decision<>() {
            @Override
            public Set<UUID> eventIds() {
                return Set.of();
            }

            @Override
            public Set<FragmentId> fragments() {
                return Set.of();
            }

            @Override
            public Boolean decide(StreamAppends appends) {
                return true;
            }
        };
    }
}
