package dev.annals.axonserver.processors;

import dev.annals.axonserver.eventstore.Bell;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.jspecify.annotations.Nullable;

/**
 * Hands events to one processor in the rhythm that serves it best.
 *
 * <p>Axon's coordinator looks for new events twice a second unless it is called, and sleeps a tenth of a second once its
 * buffer of 1,024 events is full. So this stream calls it when the bell rings, but not before a pause has passed since
 * the last call, whereby a unit of work holds what came in meanwhile; and it never hands out more than fits the buffer.
 * Axon's coordinator spends a microsecond or more on every event it is handed; so of those that do not matter to the
 * processor it gets only the last of each run, whereby the processor's token moves on.
 */
final class PacedStream implements BlockingStream<TrackedEventMessage<?>> {

    private static final int BUFFER = 1_000;
    private static final int LONGEST_RUN = 1_000;
    private static final long RECHECK = TimeUnit.MILLISECONDS.toNanos(5);

    private final BlockingStream<TrackedEventMessage<?>> events;
    private final Predicate<EventMessage<?>> matters;
    private final Bell bell;
    private final Progress progress;
    private final LongSupplier behind;
    private final ScheduledExecutorService timer;
    private final long pause;
    private final Runnable onBell = this::call;

    private long handedOut;
    private volatile boolean flowing;
    private volatile long notBefore;
    private volatile boolean scheduled;
    private volatile boolean closed;
    private volatile @Nullable Runnable callback;

    /**
     * @param events the log from the processor's token on
     * @param matters which events the processor has a handler for
     * @param start the position of that token
     * @param bell rings when there are new events
     * @param progress how far the processor has taken events
     * @param behind the lowest position of its segments
     * @param timer calls later
     * @param pause the shortest time between two calls
     */
    PacedStream(
            BlockingStream<TrackedEventMessage<?>> events,
            Predicate<EventMessage<?>> matters,
            long start,
            Bell bell,
            Progress progress,
            LongSupplier behind,
            ScheduledExecutorService timer,
            Duration pause) {
        this.events = events;
        this.matters = matters;
        this.bell = bell;
        this.progress = progress;
        this.behind = behind;
        this.timer = timer;
        this.pause = pause.toNanos();
        this.handedOut = start;
        this.notBefore = System.nanoTime();
        progress.startAt(start, this::onTaken);
        bell.listen(onBell);
    }

    @Override
    public Optional<TrackedEventMessage<?>> peek() {
        return events.peek();
    }

    @Override
    public boolean hasNextAvailable(int timeout, TimeUnit unit) throws InterruptedException {
        if (isFull()) {
            callIn(RECHECK);
            return false;
        }
        if (!flowing && System.nanoTime() - notBefore < 0) {
            return false;
        }
        boolean more = events.hasNextAvailable(timeout, unit);
        if (more && !flowing) {
            notBefore = System.nanoTime() + pause;
        }
        flowing = more;
        return more;
    }

    @Override
    public TrackedEventMessage<?> nextAvailable() throws InterruptedException {
        TrackedEventMessage<?> next = events.nextAvailable();
        for (int passed = 0; passed < LONGEST_RUN && !matters.test(next) && events.hasNextAvailable(); passed++) {
            next = events.nextAvailable();
        }
        handedOut = next.trackingToken().position().orElse(handedOut);
        return next;
    }

    @Override
    public void skipMessagesWithPayloadTypeOf(TrackedEventMessage<?> ignored) {
        events.skipMessagesWithPayloadTypeOf(ignored);
    }

    @Override
    public boolean setOnAvailableCallback(Runnable whenAvailable) {
        callback = whenAvailable;
        events.setOnAvailableCallback(onBell);
        return true;
    }

    @Override
    public void close() {
        closed = true;
        bell.ignore(onBell);
        events.close();
    }

    /** Positions may have holes, so this holds back too early rather than too late. */
    private boolean isFull() {
        return handedOut - progress.taken() >= BUFFER && handedOut - behind.getAsLong() >= BUFFER;
    }

    private void onTaken() {
        if (flowing) {
            callIn(0);
        }
    }

    private void call() {
        callIn(Math.max(0, notBefore - System.nanoTime()));
    }

    private void callIn(long nanos) {
        if (!scheduled && !closed) {
            scheduled = true;
            var unused = timer.schedule(this::callNow, nanos, TimeUnit.NANOSECONDS);
        }
    }

    private void callNow() {
        scheduled = false;
        Runnable available = callback;
        if (available != null && !closed) {
            available.run();
        }
    }
}
