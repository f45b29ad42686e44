package dev.annals.sagas.delivery;

import dev.annals.api.delivery.ChangeDelivery.WeighDelivery;
import dev.annals.api.delivery.DeliveryEvent.DeliveryRequested;
import dev.annals.api.rejection.Rejected;
import dev.annals.sagas.SagaCommands;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has every message weighed that is wanted, many at once. A batch is behind this reader only when all of its messages were
 * weighed, so none is lost however a process ends; one that was weighed before is not weighed again.
 */
public final class WantedDeliveries {

    private static final Logger LOG = LoggerFactory.getLogger(WantedDeliveries.class);
    private static final String WEIGHING = "annals.deliveries.weighing";
    private static final int AT_ONCE = 64;

    private final SagaCommands commands;
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("annals-weighing-", 0).factory());
    private final Semaphore places = new Semaphore(AT_ONCE);

    public WantedDeliveries(SagaCommands commands) {
        this.commands = commands;
    }

    @EventHandler
    void on(DeliveryRequested wanted, UnitOfWork<?> unit) throws InterruptedException {
        List<Future<?>> weighing = unit.root().getOrComputeResource(WEIGHING, unused -> {
            List<Future<?>> begun = new ArrayList<>();
            unit.root().onPrepareCommit(each -> await(begun));
            return begun;
        });
        places.acquire();
        weighing.add(threads.submit(() -> {
            try {
                weigh(wanted);
            } finally {
                places.release();
            }
        }));
    }

    private void weigh(DeliveryRequested wanted) {
        Rejected refused = commands.send(new WeighDelivery(wanted.delivery()));
        if (refused != null) {
            LOG.warn(
                    "The delivery {} cannot be weighed: {}",
                    wanted.delivery(),
                    refused.rejection().code());
        }
    }

    private static void await(List<Future<?>> weighing) {
        try {
            for (Future<?> each : weighing) {
                each.get();
            }
        } catch (ExecutionException failed) {
            throw new IllegalStateException("A delivery could not be weighed; it is tried again", failed.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while deliveries are weighed", e);
        }
    }
}
