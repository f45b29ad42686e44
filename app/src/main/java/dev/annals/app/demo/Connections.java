package dev.annals.app.demo;

import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Does a number of calls at a time; whoever hands in more waits, so that memory stays flat. */
final class Connections {

    private final int most;
    private final Semaphore free;
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

    Connections(int most) {
        this.most = most;
        this.free = new Semaphore(most);
    }

    /**
     * Does it as soon as a connection is free, in another thread.
     *
     * @throws DemoFailure when an earlier one failed
     */
    void submit(Runnable call) {
        failIfOneFailed();
        free.acquireUninterruptibly();
        Thread.ofVirtual().start(() -> {
            try {
                call.run();
            } catch (RuntimeException | Error e) {
                failure.compareAndSet(null, e);
            } finally {
                free.release();
            }
        });
    }

    /**
     * Waits until all are done.
     *
     * @throws DemoFailure when one failed
     */
    void finish() {
        free.acquireUninterruptibly(most);
        free.release(most);
        failIfOneFailed();
    }

    private void failIfOneFailed() {
        Throwable first = failure.get();
        if (first != null) {
            throw new DemoFailure(String.valueOf(first.getMessage()), first);
        }
    }
}
