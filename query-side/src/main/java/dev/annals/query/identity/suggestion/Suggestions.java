package dev.annals.query.identity.suggestion;

import dev.annals.api.identity.FragmentId;
import dev.annals.api.rejection.Rejected;
import dev.annals.api.rejection.Rejection;
import dev.annals.platform.events.Processors;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the suggestions, in memory only. They are looked for when somebody asks for the first time, and from then on in the
 * background whenever the read model has moved on, by one thread that rests twenty times as long as it has worked, so that
 * others hardly notice.
 */
public final class Suggestions implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Suggestions.class);
    private static final int REST = 20;
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration FIRST_PATIENCE = Duration.ofSeconds(30);

    private final Supplier<List<Suggestion>> finding;
    private final Processors processors;
    private final String processor;
    private final Duration pause;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();

    private @Nullable Thread worker;
    private volatile @Nullable Found found;
    private boolean isAsked;
    private volatile boolean isClosed;
    private int failures;

    /**
     * @param finding looks for suggestions
     * @param processor whose position says how far the read model is
     * @param pause the shortest time between two looks in the background
     */
    Suggestions(Supplier<List<Suggestion>> finding, Processors processors, String processor, Duration pause) {
        this.finding = finding;
        this.processors = processors;
        this.processor = processor;
        this.pause = pause;
    }

    /** The processor whose position suggestions reflect. */
    String processor() {
        return processor;
    }

    /** Looks for suggestions from now on, whether somebody asks or not. */
    void start() {
        lock.lock();
        try {
            if (worker == null) {
                worker = Thread.ofPlatform().name("suggestions").daemon().start(this::work);
            }
        } finally {
            lock.unlock();
        }
    }

    /**
     * What was found last, or, where that is too old or there is nothing yet, what will be found now.
     *
     * @param atLeast the position it has to reflect; null for any
     * @throws Rejected with {@code NOT_CAUGHT_UP} when that takes longer than five seconds, the first time thirty; it goes on
     *     nevertheless
     */
    Found current(@Nullable Long atLeast) {
        start();
        lock.lock();
        try {
            int failedBefore = failures;
            long left = (found == null ? FIRST_PATIENCE : PATIENCE).toNanos();
            Found current = reflecting(atLeast);
            isAsked |= current == null;
            changed.signalAll();
            while (current == null) {
                if (failures > failedBefore || isClosed) {
                    throw new Rejected(Rejection.STORE_UNAVAILABLE, "The profiles could not be read to be compared.");
                }
                if (left <= 0) {
                    throw new Rejected(
                            Rejection.NOT_CAUGHT_UP,
                            "The profiles are being compared, which takes a while; ask again.");
                }
                left = changed.awaitNanos(left);
                current = reflecting(atLeast);
            }
            return current;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Rejected(Rejection.STORE_UNAVAILABLE, "The process is being stopped.");
        } finally {
            lock.unlock();
        }
    }

    /** What was found last about a profile, without waiting for anything: it is all that is held of the kind. */
    public List<Suspicion> about(FragmentId profile) {
        Found newest = found;
        return newest == null
                ? List.of()
                : newest.suggestions().stream()
                        .filter(suggestion -> suggestion.id().one().equals(profile)
                                || suggestion.id().other().equals(profile))
                        .map(Suspicion::of)
                        .toList();
    }

    @Override
    public void close() {
        lock.lock();
        try {
            isClosed = true;
            changed.signalAll();
            if (worker != null) {
                worker.interrupt();
            }
        } finally {
            lock.unlock();
        }
    }

    private @Nullable Found reflecting(@Nullable Long atLeast) {
        Found newest = found;
        return newest != null && (atLeast == null || newest.position() >= atLeast) ? newest : null;
    }

    private void work() {
        long rest = pause.toNanos();
        try {
            while (!isClosed) {
                boolean isWanted = awaitQuestion(rest);
                long began = System.nanoTime();
                look(isWanted);
                rest = Math.max(pause.toNanos(), REST * (System.nanoTime() - began));
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    /** Returns when somebody asks, or when it has rested; answers whether somebody asks. */
    private boolean awaitQuestion(long rest) throws InterruptedException {
        lock.lock();
        try {
            long left = rest;
            while (!isAsked && !isClosed && left > 0) {
                left = changed.awaitNanos(left);
            }
            boolean wasAsked = isAsked;
            isAsked = false;
            return wasAsked;
        } finally {
            lock.unlock();
        }
    }

    private void look(boolean isWanted) {
        try {
            long position = processors.position(processor);
            Found newest = found;
            if (isWanted || newest == null || position > newest.position()) {
                tell(new Found(position, finding.get()));
            }
        } catch (RuntimeException failed) {
            if (!isClosed) {
                LOG.warn("Profiles could not be compared: {}", failed.getClass().getName());
            }
            tell(null);
        }
    }

    private void tell(@Nullable Found now) {
        lock.lock();
        try {
            if (now == null) {
                failures++;
            } else {
                found = now;
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
