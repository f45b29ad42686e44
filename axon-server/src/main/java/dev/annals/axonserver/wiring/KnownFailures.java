package dev.annals.axonserver.wiring;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoException;
import com.mongodb.MongoWriteException;
import dev.annals.platform.events.StoreFailures;
import io.axoniq.axonserver.connector.ErrorCategory;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.axonserver.connector.AxonServerException;
import org.axonframework.axonserver.connector.command.AxonServerCommandDispatchException;
import org.axonframework.commandhandling.NoHandlerForCommandException;
import org.axonframework.common.AxonTransientException;

/** The failures of PostgreSQL, MongoDB and Axon Server, and of the ways to them. */
final class KnownFailures implements StoreFailures {

    private static final int DEPTH = 20;
    private static final Metadata.Key<String> AXON_CODE =
            Metadata.Key.of("AxonIQ-ErrorCode", Metadata.ASCII_STRING_MARSHALLER);

    /** What a call answers that did not reach a server, was cut off, or was not let in. */
    private static final Set<Status.Code> AWAY = EnumSet.of(
            Status.Code.UNAVAILABLE,
            Status.Code.DEADLINE_EXCEEDED,
            Status.Code.CANCELLED,
            Status.Code.ABORTED,
            Status.Code.UNAUTHENTICATED,
            Status.Code.PERMISSION_DENIED);

    /** What Axon Server says when it, its disk or the other process cannot serve. */
    private static final Set<ErrorCategory> UNABLE = EnumSet.of(
            ErrorCategory.NO_EVENT_STORE_MASTER_AVAILABLE,
            ErrorCategory.CONNECTION_FAILED,
            ErrorCategory.NO_HANDLER_FOR_COMMAND,
            ErrorCategory.COMMAND_DISPATCH_ERROR,
            ErrorCategory.DATAFILE_READ_ERROR,
            ErrorCategory.INDEX_READ_ERROR,
            ErrorCategory.DATAFILE_WRITE_ERROR,
            ErrorCategory.INDEX_WRITE_ERROR,
            ErrorCategory.DIRECTORY_CREATION_FAILED,
            ErrorCategory.TRANSACTION_ROLLED_BACK);

    @Override
    public boolean isStoreAway(Throwable failure) {
        return causes(failure).anyMatch(KnownFailures::isAway);
    }

    @Override
    public String describe(Throwable failure) {
        return causes(failure).map(KnownFailures::kind).collect(Collectors.joining(" < "));
    }

    private static boolean isAway(Throwable failure) {
        return switch (failure) {
            case SQLException sql -> !isAboutData(sql);
            case MongoWriteException refused -> false;
            case MongoBulkWriteException refused -> false;
            case MongoException unanswered -> true;
            case StatusRuntimeException call ->
                AWAY.contains(call.getStatus().getCode()) || UNABLE.contains(category(call));
            case io.axoniq.axonserver.connector.AxonServerException server ->
                UNABLE.contains(server.getErrorCategory());
            case AxonServerException server -> UNABLE.contains(ErrorCategory.getFromCode(server.code()));
            case AxonServerCommandDispatchException undelivered -> true;
            case NoHandlerForCommandException nobodyThere -> true;
            case AxonTransientException passing -> true;
            case IOException network -> true;
            case TimeoutException late -> true;
            default -> false;
        };
    }

    private static String kind(Throwable failure) {
        String name = failure.getClass().getSimpleName();
        return switch (failure) {
            case SQLException sql -> name + " " + sql.getSQLState();
            case StatusRuntimeException call -> name + " " + call.getStatus().getCode();
            case io.axoniq.axonserver.connector.AxonServerException server -> name + " " + server.getErrorCategory();
            case AxonServerException server -> name + " " + server.code();
            default -> name;
        };
    }

    /** SQLSTATE classes 22 (data exception) and 23 (integrity constraint violation). */
    private static boolean isAboutData(SQLException failure) {
        String state = failure.getSQLState();
        return state != null && (state.startsWith("22") || state.startsWith("23"));
    }

    private static ErrorCategory category(StatusRuntimeException call) {
        String code = call.getTrailers() == null ? null : call.getTrailers().get(AXON_CODE);
        return code == null ? ErrorCategory.OTHER : ErrorCategory.getFromCode(code);
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(DEPTH);
    }
}
