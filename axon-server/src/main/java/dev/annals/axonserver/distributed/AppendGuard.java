package dev.annals.axonserver.distributed;

import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.MessageDispatchInterceptor;
import org.axonframework.serialization.Serializer;

/**
 * Stands before every append to Axon Server: refuses a unit of work that is too large to travel, and takes the ids of its
 * events in PostgreSQL, in the transaction that commits right after the append.
 */
final class AppendGuard implements MessageDispatchInterceptor<EventMessage<?>> {

    private final EventIds ids;
    private final TransactionManager transactions;
    private final Serializer serializer;
    private final int mostBytes;

    /**
     * The guard.
     *
     * @param ids where ids are taken
     * @param transactions joins the transaction of the unit of work
     * @param serializer equal to the one the event store uses, so that its result is kept for the append
     * @param mostBytes the most bytes of payload in one unit of work
     */
    AppendGuard(EventIds ids, TransactionManager transactions, Serializer serializer, int mostBytes) {
        this.ids = ids;
        this.transactions = transactions;
        this.serializer = serializer;
        this.mostBytes = mostBytes;
    }

    @Override
    public BiFunction<Integer, EventMessage<?>, EventMessage<?>> handle(List<? extends EventMessage<?>> events) {
        if (!events.isEmpty()) {
            check(events);
            transactions.executeInTransaction(() -> ids.reserve(events.stream()
                    .map(event -> UUID.fromString(event.getIdentifier()))
                    .toList()));
        }
        return (index, event) -> event;
    }

    private void check(List<? extends EventMessage<?>> events) {
        long bytes = 0;
        for (EventMessage<?> event : events) {
            bytes += event.serializePayload(serializer, byte[].class).getData().length;
        }
        if (events.size() > 1 && bytes > mostBytes) {
            throw new UnitOfWorkTooLargeException(bytes, mostBytes);
        }
    }
}
