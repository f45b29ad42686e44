package dev.annals.axonserver.eventstore;

import dev.annals.platform.events.DuplicateEventException;
import java.sql.SQLException;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;

/** Says by the violated constraint why an append was refused. */
final class AppendFailures {

    private static final String UNIQUE_VIOLATION = "23505";

    private AppendFailures() {}

    /** The exception to throw, which never holds a value of an event. */
    static RuntimeException of(SQLException failure) {
        if (UNIQUE_VIOLATION.equals(failure.getSQLState())) {
            String constraint = constraint(failure);
            if ("domain_event_sequence".equals(constraint)) {
                return new ConcurrencyException("Another event took this place in its stream first", failure);
            }
            if ("domain_event_identifier".equals(constraint)) {
                return new DuplicateEventException(failure);
            }
        }
        return new EventStoreException("The event log refused an append: SQL state " + failure.getSQLState(), failure);
    }

    private static @Nullable String constraint(SQLException failure) {
        return failure instanceof PSQLException postgres && postgres.getServerErrorMessage() != null
                ? postgres.getServerErrorMessage().getConstraint()
                : null;
    }
}
