package dev.annals.sagas;

import dev.annals.api.rejection.Rejected;
import org.jspecify.annotations.Nullable;

/**
 * How sagas have something done. A command is sent from a thread of its own, so that what it stores does not become part
 * of the saga's transaction, and its answer is waited for: a saga that is cut short in between sends it once more.
 */
@FunctionalInterface
public interface SagaCommands {

    /**
     * Sends a command and waits for its answer.
     *
     * @return why it was refused; null when it was not
     * @throws RuntimeException when it is not known what became of it, so that the event is handled again later
     */
    @Nullable
    Rejected send(Object command);
}
