package dev.annals.axonserver.processors;

import com.github.kagkarlsson.scheduler.SchedulerBuilder;
import com.github.kagkarlsson.scheduler.Waiter;
import com.github.kagkarlsson.scheduler.task.Task;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;

/**
 * Builds a scheduler that tells by the product's clock what is due, and looks for it at a steady pace: db-scheduler's own
 * would stand still for an hour when the clock is put back by one.
 */
public final class SteadyScheduler extends SchedulerBuilder {

    public SteadyScheduler(DataSource database, List<Task<?>> tasks, Clock clock) {
        super(database, tasks);
        var unused = clock(clock::instant);
    }

    @Override
    protected Waiter buildWaiter() {
        return new Waiter(poolingInterval, () -> Instant.ofEpochSecond(0, System.nanoTime()));
    }
}
