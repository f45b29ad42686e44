package dev.annals.axonserver.health;

import dev.annals.platform.events.EventLog;
import dev.annals.platform.events.SagaOversight;
import dev.annals.platform.journey.RunOversight;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/** Whether the sagas of this process are told of events, how far behind the log that is, and whether deadlines are met. */
final class SagaHealth extends AbstractHealthIndicator {

    private final SagaOversight sagas;
    private final ObjectProvider<RunOversight> runs;
    private final EventLog log;

    SagaHealth(SagaOversight sagas, ObjectProvider<RunOversight> runs, EventLog log) {
        super("The state of the sagas cannot be told");
        this.sagas = sagas;
        this.runs = runs;
        this.log = log;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        long head = log.head();
        boolean allRun = sagas.names().stream().allMatch(sagas::healthy);
        health.status(allRun ? "UP" : "OUT_OF_SERVICE").withDetail("overdueDeadlines", sagas.overdue());
        runs.ifAvailable(
                each -> health.withDetail("runsUnderWay", each.underWay()).withDetail("stuckRuns", each.stuck()));
        sagas.names().forEach(name -> health.withDetail(name + ".behind", Math.max(0, head - sagas.position(name))));
    }
}
