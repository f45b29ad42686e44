package dev.annals.axonserver.processors;

import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The threads that all processors of a process share: those that handle events, and those that fetch them. */
public final class ProcessorThreads implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 20;

    private final ScheduledThreadPoolExecutor workers;
    private final ScheduledThreadPoolExecutor coordinators;

    /**
     * @param count how many of each
     */
    public ProcessorThreads(int count) {
        workers = pool("annals-processor-", count);
        coordinators = pool("annals-fetch-", count);
    }

    private static ScheduledThreadPoolExecutor pool(String name, int count) {
        ScheduledThreadPoolExecutor pool = new ScheduledThreadPoolExecutor(
                count, Thread.ofPlatform().name(name, 1).daemon().factory(), new ThreadPoolExecutor.DiscardPolicy());
        pool.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        return pool;
    }

    ScheduledExecutorService workers() {
        return workers;
    }

    ScheduledExecutorService coordinators() {
        return coordinators;
    }

    /** Lets what is being handled end. */
    @Override
    public void close() {
        coordinators.shutdown();
        workers.shutdown();
        try {
            if (!workers.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                workers.shutdownNow();
            }
        } catch (InterruptedException e) {
            workers.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
