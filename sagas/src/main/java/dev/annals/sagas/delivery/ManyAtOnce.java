package dev.annals.sagas.delivery;

import dev.annals.api.rejection.Rejected;
import dev.annals.sagas.SagaCommands;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends commands that have nothing to do with each other, many at once, and waits for all of them. */
final class ManyAtOnce {

    private static final Logger LOG = LoggerFactory.getLogger(ManyAtOnce.class);
    private static final int PLACES = 32;

    private final SagaCommands commands;
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("annals-audiences-", 0).factory());
    private final Semaphore places = new Semaphore(PLACES);

    ManyAtOnce(SagaCommands commands) {
        this.commands = commands;
    }

    /** @throws IllegalStateException when it is not known what became of one of them */
    void send(Collection<?> all) {
        List<Future<?>> sending = new ArrayList<>();
        try {
            for (Object command : all) {
                places.acquire();
                sending.add(threads.submit(() -> {
                    try {
                        one(command);
                    } finally {
                        places.release();
                    }
                }));
            }
            for (Future<?> each : sending) {
                each.get();
            }
        } catch (ExecutionException failed) {
            throw new IllegalStateException("An audience could not be kept in step; it is tried again", failed);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while audiences are kept in step", e);
        }
    }

    private void one(Object command) {
        Rejected refused = commands.send(command);
        if (refused != null) {
            LOG.warn(
                    "Somebody cannot be kept in step with an audience: {}",
                    refused.rejection().code());
        }
    }
}
