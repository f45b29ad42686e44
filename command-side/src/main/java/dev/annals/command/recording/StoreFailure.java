package dev.annals.command.recording;

import java.io.IOException;
import java.sql.SQLException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.common.AxonTransientException;

/** Tells a store that is away from data that it will never take. */
final class StoreFailure {

    private StoreFailure() {}

    /** Whether a failure lies in the store or the way to it, so that sending the same again may well succeed. */
    static boolean isStoreAway(Throwable failure) {
        return causes(failure)
                .anyMatch(cause -> cause instanceof AxonTransientException
                        || cause instanceof IOException
                        || (cause instanceof SQLException sql && !isAboutData(sql)));
    }

    /** The kinds of the failure and its causes; their messages may hold personal data and are left out. */
    static String describe(Throwable failure) {
        return causes(failure)
                .map(cause -> cause instanceof SQLException sql
                        ? cause.getClass().getSimpleName() + " " + sql.getSQLState()
                        : cause.getClass().getSimpleName())
                .collect(Collectors.joining(" < "));
    }

    /** SQLSTATE classes 22 (data exception) and 23 (integrity constraint violation). */
    private static boolean isAboutData(SQLException failure) {
        String state = failure.getSQLState();
        return state != null && (state.startsWith("22") || state.startsWith("23"));
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(20);
    }
}
