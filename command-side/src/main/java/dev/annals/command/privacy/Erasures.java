package dev.annals.command.privacy;

import dev.annals.api.privacy.ErasureStep;
import dev.annals.platform.crypto.SubjectKeys;
import dev.annals.platform.events.EventLog;
import dev.annals.platform.events.StoreFailures;
import dev.annals.platform.privacy.ErasureProgress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries out what was ordered, to the end and after every kind of stop.
 *
 * <p>The log says who is erased and how far that is, so nothing else has to be remembered: at the start, before anybody
 * is answered, the keys are brought to what the log says, and now and then everything behind the last finished erasure
 * is gone over again. Two processes may do so at once; what one has done changes nothing when it is done again.
 */
public final class Erasures implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Erasures.class);
    private static final Duration EVERY = Duration.ofSeconds(5);
    private static final int AT_ONCE = 500;

    private final EventLog log;
    private final ErasureProgress progress;
    private final SubjectKeys keys;
    private final ErasureSteps steps;
    private final HoldReleases releases;
    private final FarewellsOver farewells;
    private final StoreFailures failures;
    private final Semaphore ordered = new Semaphore(0);
    private final AtomicInteger unfinished = new AtomicInteger();
    private volatile boolean open = true;
    private volatile boolean failing;

    Erasures(
            EventLog log,
            ErasureProgress progress,
            SubjectKeys keys,
            ErasureSteps steps,
            HoldReleases releases,
            FarewellsOver farewells,
            StoreFailures failures) {
        this.releases = releases;
        this.farewells = farewells;
        this.log = log;
        this.progress = progress;
        this.keys = keys;
        this.steps = steps;
        this.failures = failures;
    }

    /** Brings the keys to what the log says. To be called before anybody is answered. */
    void settle() {
        ErasureLog known = ErasureLog.behind(progress.position(), log);
        List<ErasureCase> cases = steps.upTo(ErasureStep.KEYS, known.unfinished());
        keys.settle(known.turns());
        unfinished.set(cases.size());
        if (!cases.isEmpty()) {
            LOG.info("{} erasures that were cut short are being finished", cases.size());
        }
    }

    /** Begins to carry out orders on a thread of its own, until it is closed. */
    void begin() {
        Thread.ofPlatform().name("annals-erasures").daemon().start(this::work);
    }

    /** Says that there is a new order. */
    void wake() {
        unfinished.incrementAndGet();
        ordered.release();
    }

    /** Says that there may be something to do. */
    void look() {
        ordered.release();
    }

    /** How many erasures are not finished, as far as this process knows. */
    int unfinished() {
        return unfinished.get();
    }

    @Override
    public void close() {
        open = false;
        ordered.release();
    }

    /** Carries out everything there is; answers how many erasures are left unfinished. */
    int round() {
        long head = log.head();
        ErasureLog known = ErasureLog.behind(progress.position(), log);
        List<ErasureCase> waiting = known.unfinished();
        int left = waiting.size();
        for (int from = 0; from < waiting.size(); from += AT_ONCE) {
            List<ErasureCase> some = waiting.subList(from, Math.min(from + AT_ONCE, waiting.size()));
            left -= steps.complete(steps.upTo(ErasureStep.MASTER_KEY, some));
        }
        if (!known.turns().isEmpty()) {
            keys.settle(known.turns());
        }
        releases.round();
        farewells.round();
        if (left == 0) {
            progress.advance(head);
        }
        return left;
    }

    private void work() {
        while (open) {
            try {
                var unused = ordered.tryAcquire(EVERY.toMillis(), TimeUnit.MILLISECONDS);
                ordered.drainPermits();
                if (open) {
                    unfinished.set(round());
                    failing = false;
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException e) {
                if (!failing) {
                    LOG.warn("Erasures wait and are tried again: {}", failures.describe(e));
                    failing = true;
                }
            }
        }
    }
}
