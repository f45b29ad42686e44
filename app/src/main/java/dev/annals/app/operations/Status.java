package dev.annals.app.operations;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The condition of a process, as an operator wants to see it.
 *
 * @param healthy whether nothing needs attention
 * @param since when the process became ready
 * @param head the position of the newest event; null when the event log is away
 * @param stores each store, and whether it answers
 * @param projections how far each projection is; empty when the stores are away
 * @param sagas how far sagas are; empty when the stores are away
 * @param overdueDeadlines how many deadlines of sagas should have been met more than a minute ago
 * @param stuckRuns how many runs of journeys should have gone on more than five minutes ago; 0 where no sagas run
 * @param configuration the resolved properties; secrets are masked
 */
record Status(
        boolean healthy,
        Instant since,
        @Nullable Long head,
        List<Store> stores,
        List<ProjectionState> projections,
        List<SagaState> sagas,
        long overdueDeadlines,
        long stuckRuns,
        Map<String, String> configuration) {

    /**
     * A kind of saga.
     *
     * @param name the name of its processor
     * @param position up to which position it was told of events
     * @param lag how many positions that is behind the newest event
     * @param healthy whether it runs in this process without error
     */
    record SagaState(String name, long position, long lag, boolean healthy) {}

    /**
     * A store.
     *
     * @param name what it is for
     * @param reachable whether it answered just now
     * @param milliseconds how long the answer took
     */
    record Store(String name, boolean reachable, long milliseconds) {}
}
