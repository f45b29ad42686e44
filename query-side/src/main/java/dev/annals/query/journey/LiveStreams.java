package dev.annals.query.journey;

import dev.annals.api.rejection.Rejected;
import dev.annals.api.rejection.Rejection;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.context.SmartLifecycle;

/** Keeps streams of events few and short, and ends them all before the server waits for its last requests. */
public final class LiveStreams implements SmartLifecycle {

    private static final int MOST = 100;
    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Semaphore places = new Semaphore(MOST);
    private volatile CountDownLatch stopping = new CountDownLatch(1);
    private volatile boolean running;

    /** A stream that is open. */
    final class Place implements AutoCloseable {

        private final long begun = System.nanoTime();

        private Place() {}

        /** Waits a moment; answers whether the stream may go on. */
        boolean pause() {
            try {
                return !stopping.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS)
                        && System.nanoTime() - begun < LONGEST.toNanos();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }

        @Override
        public void close() {
            places.release();
        }
    }

    /**
     * Opens a stream.
     *
     * @throws Rejected when there are too many already
     */
    Place open() {
        if (!places.tryAcquire()) {
            throw new Rejected(
                    Rejection.TOO_MANY_REQUESTS,
                    MOST + " streams of figures are open; ask for /stats, or try again later.");
        }
        return new Place();
    }

    @Override
    public void start() {
        stopping = new CountDownLatch(1);
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        stopping.countDown();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
