package dev.annals.axonserver.processors;

import java.io.IOException;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.axonframework.common.AxonTransientException;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.EventProcessingException;
import org.axonframework.messaging.deadletter.DeadLetter;
import org.axonframework.messaging.deadletter.Decisions;
import org.axonframework.messaging.deadletter.EnqueueDecision;
import org.axonframework.messaging.deadletter.EnqueuePolicy;
import org.axonframework.messaging.deadletter.ThrowableCause;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Parks an event that cannot be handled, with the kind of its error and nothing of its message, which may hold a value
 * of the event. A store that is away is not the event's fault: the unit of work fails and is tried again.
 */
final class ParkingPolicy implements EnqueuePolicy<EventMessage<?>> {

    private static final int DEPTH = 20;

    @Override
    public EnqueueDecision<EventMessage<?>> decide(DeadLetter<? extends EventMessage<?>> letter, Throwable error) {
        if (causes(error).anyMatch(ParkingPolicy::isStoreAway)) {
            throw new EventProcessingException("A store is away; this unit of work is tried again", error);
        }
        return Decisions.enqueue(new ThrowableCause(kind(error), ""));
    }

    private static boolean isStoreAway(Throwable error) {
        return error instanceof SQLException
                || error instanceof DataAccessException
                || error instanceof TransactionException
                || error instanceof IOException
                || error instanceof AxonTransientException
                || error.getClass().getName().startsWith("com.mongodb.");
    }

    /** The error and what lies under it, outermost first. */
    private static String kind(Throwable error) {
        return String.join(
                " < ",
                causes(error)
                        .map(cause -> cause.getClass().getSimpleName())
                        .distinct()
                        .toList());
    }

    private static Stream<Throwable> causes(Throwable error) {
        return Stream.iterate(error, cause -> cause != null, Throwable::getCause)
                .limit(DEPTH);
    }
}
