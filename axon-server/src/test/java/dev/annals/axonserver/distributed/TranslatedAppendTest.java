package dev.annals.axonserver.distributed;

import static org.assertj.core.api.Assertions.assertThat;

import io.axoniq.axonserver.connector.event.AppendEventsTransaction;
import io.axoniq.axonserver.grpc.event.Confirmation;
import io.axoniq.axonserver.grpc.event.Event;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.junit.jupiter.api.Test;

class TranslatedAppendTest {

    @Test
    void aSequenceThatIsTakenIsAConcurrentWrite() {
        Metadata trailers = new Metadata();
        trailers.put(Metadata.Key.of("AxonIQ-ErrorCode", Metadata.ASCII_STRING_MARSHALLER), "AXONIQ-2000");

        assertThat(failureOf(new StatusRuntimeException(Status.UNKNOWN, trailers)))
                .isInstanceOf(ConcurrencyException.class);
    }

    @Test
    void anythingElseIsAFailureOfTheStoreWithItsCause() {
        assertThat(failureOf(new StatusRuntimeException(Status.UNAVAILABLE)))
                .isInstanceOf(EventStoreException.class)
                .cause()
                .isInstanceOf(StatusRuntimeException.class);
    }

    private static Throwable failureOf(Throwable failure) {
        return new TranslatedAppend(new Failing(failure))
                .commit()
                .handle((confirmation, thrown) -> thrown instanceof CompletionException ? thrown.getCause() : thrown)
                .join();
    }

    private record Failing(Throwable failure) implements AppendEventsTransaction {

        @Override
        public AppendEventsTransaction appendEvent(Event event) {
            return this;
        }

        @Override
        public CompletableFuture<Confirmation> commit() {
            return CompletableFuture.failedFuture(failure);
        }

        @Override
        public void rollback() {}
    }
}
