package dev.annals.axonserver.distributed;

import io.axoniq.axonserver.connector.event.AppendEventsTransaction;
import io.axoniq.axonserver.grpc.event.Confirmation;
import io.axoniq.axonserver.grpc.event.Event;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.axonframework.axonserver.connector.event.util.GrpcExceptionParser;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.modelling.command.ConcurrencyException;

/** An append whose commit fails with what the rest of the house knows. */
record TranslatedAppend(AppendEventsTransaction append) implements AppendEventsTransaction {

    @Override
    public AppendEventsTransaction appendEvent(Event event) {
        append.appendEvent(event);
        return this;
    }

    @Override
    public CompletableFuture<Confirmation> commit() {
        return append.commit().exceptionallyCompose(failure -> CompletableFuture.failedFuture(translated(failure)));
    }

    @Override
    public void rollback() {
        append.rollback();
    }

    static RuntimeException translated(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (GrpcExceptionParser.parse(cause) instanceof ConcurrencyException) {
            return new ConcurrencyException("Another event took this place in its stream first", cause);
        }
        return new EventStoreException("Axon Server did not take an append", cause);
    }
}
