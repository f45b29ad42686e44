package dev.annals.axonserver.processors;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceCurrentlyExecutingException;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceNotFoundException;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.deadline.dbscheduler.DbSchedulerDeadlineManager;
import org.axonframework.deadline.dbscheduler.DbSchedulerDeadlineToken;
import org.axonframework.messaging.ScopeAwareProvider;
import org.axonframework.serialization.Serializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps deadlines on db-scheduler. One that is just being carried out cannot be called off any more, and that is no reason to hold up
 * whoever calls it off until the process is found dead that carries it out: whoever it wakes finds that it was woken in vain.
 */
public final class SteadyDeadlines extends DbSchedulerDeadlineManager {

    private static final Logger LOG = LoggerFactory.getLogger(SteadyDeadlines.class);

    private final Scheduler scheduler;

    public SteadyDeadlines(
            Scheduler scheduler, ScopeAwareProvider scopes, Serializer serializer, TransactionManager transactions) {
        super(builder()
                .scheduler(scheduler)
                .scopeAwareProvider(scopes)
                .serializer(serializer)
                .transactionManager(transactions)
                .useBinaryPojo(false)
                .startScheduler(false)
                .stopScheduler(false));
        this.scheduler = scheduler;
    }

    @Override
    public void cancelSchedule(String deadline, String schedule) {
        runOnPrepareCommitOrNow(() -> {
            try {
                scheduler.cancel(new DbSchedulerDeadlineToken(schedule));
            } catch (TaskInstanceNotFoundException | TaskInstanceCurrentlyExecutingException tooLate) {
                LOG.debug("A deadline cannot be called off any more: {}", deadline);
            }
        });
    }
}
