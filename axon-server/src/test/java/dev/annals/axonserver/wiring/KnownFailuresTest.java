package dev.annals.axonserver.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoTimeoutException;
import com.mongodb.MongoWriteException;
import com.mongodb.ServerAddress;
import com.mongodb.WriteError;
import io.axoniq.axonserver.connector.ErrorCategory;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.axonframework.axonserver.connector.AxonServerException;
import org.axonframework.axonserver.connector.ErrorCode;
import org.axonframework.axonserver.connector.command.AxonServerCommandDispatchException;
import org.axonframework.commandhandling.NoHandlerForCommandException;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.messaging.ExecutionException;
import org.bson.BsonDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;

class KnownFailuresTest {

    private static final String VALUE = "anna@example.org";

    private final KnownFailures failures = new KnownFailures();

    static Stream<Throwable> ofAStoreThatIsAway() {
        return Stream.of(
                new SQLTransientConnectionException(VALUE, "08001"),
                new SQLException(VALUE, "57P01"),
                new SQLException(VALUE, "53100"),
                new SQLException(VALUE),
                new CannotGetJdbcConnectionException(VALUE, new SQLException(VALUE, "08006")),
                new MongoTimeoutException(VALUE),
                new StatusRuntimeException(Status.UNAVAILABLE),
                new StatusRuntimeException(Status.DEADLINE_EXCEEDED),
                new StatusRuntimeException(Status.UNAUTHENTICATED),
                new StatusRuntimeException(Status.UNKNOWN, trailers(ErrorCategory.NO_EVENT_STORE_MASTER_AVAILABLE)),
                new io.axoniq.axonserver.connector.AxonServerException(ErrorCategory.CONNECTION_FAILED, VALUE, "here"),
                new AxonServerException(ErrorCode.DATAFILE_WRITE_ERROR.errorCode(), VALUE),
                new AxonServerCommandDispatchException("AXONIQ-4003", VALUE, new IllegalStateException(VALUE)),
                new NoHandlerForCommandException(VALUE),
                new ExecutionException(VALUE, new TimeoutException(VALUE)),
                new IOException(VALUE));
    }

    static Stream<Throwable> ofAStoreThatIsThere() {
        return Stream.of(
                new SQLException(VALUE, "23505"),
                new SQLException(VALUE, "22021"),
                new DataIntegrityViolationException(VALUE, new SQLException(VALUE, "23502")),
                new MongoWriteException(
                        new WriteError(11_000, VALUE, new BsonDocument()), new ServerAddress(), Set.of()),
                new StatusRuntimeException(Status.RESOURCE_EXHAUSTED),
                new StatusRuntimeException(Status.UNKNOWN, trailers(ErrorCategory.INVALID_EVENT_SEQUENCE)),
                new AxonServerException(ErrorCode.VALIDATION_FAILED.errorCode(), VALUE),
                new IllegalStateException(VALUE));
    }

    @ParameterizedTest
    @MethodSource("ofAStoreThatIsAway")
    void aStoreThatIsAwayIsToldWhereverItStandsInTheChain(Throwable failure) {
        assertThat(failures.isStoreAway(failure)).isTrue();
        assertThat(failures.isStoreAway(new EventStoreException("append", failure)))
                .isTrue();
    }

    @ParameterizedTest
    @MethodSource("ofAStoreThatIsThere")
    void dataThatAStoreWillNeverTakeIsNotAStoreThatIsAway(Throwable failure) {
        assertThat(failures.isStoreAway(failure)).isFalse();
        assertThat(failures.isStoreAway(new EventStoreException("append", failure)))
                .isFalse();
    }

    @ParameterizedTest
    @MethodSource({"ofAStoreThatIsAway", "ofAStoreThatIsThere"})
    void aDescriptionNamesTheKindAndNothingThatWasSaid(Throwable failure) {
        assertThat(failures.describe(new EventStoreException("append", failure)))
                .startsWith("EventStoreException < " + failure.getClass().getSimpleName())
                .doesNotContain(VALUE);
    }

    @Test
    void aDescriptionTellsTheStoresOwnCode() {
        assertThat(failures.describe(new EventStoreException("append", new SQLException(VALUE, "53100"))))
                .isEqualTo("EventStoreException < SQLException 53100");
        assertThat(failures.describe(new StatusRuntimeException(Status.UNAVAILABLE)))
                .isEqualTo("StatusRuntimeException UNAVAILABLE");
    }

    private static Metadata trailers(ErrorCategory category) {
        Metadata trailers = new Metadata();
        trailers.put(Metadata.Key.of("AxonIQ-ErrorCode", Metadata.ASCII_STRING_MARSHALLER), category.errorCode());
        return trailers;
    }
}
