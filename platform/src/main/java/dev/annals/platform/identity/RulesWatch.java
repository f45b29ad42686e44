package dev.annals.platform.identity;

import dev.annals.api.identity.IdentityRulesEvent.RulesPublished;
import dev.annals.platform.crypto.FragmentIds;
import dev.annals.platform.events.EventLog;
import dev.annals.platform.events.RecordedEvent;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has every process go by the identity rules that were published last, wherever they were published: reads them at the
 * start, and looks for newer ones every second.
 */
public final class RulesWatch implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(RulesWatch.class);
    private static final Duration EVERY = Duration.ofSeconds(1);

    private final RulesLog published;
    private final RulesInForce rules;
    private final ScheduledExecutorService timer;
    private long seen = -1;

    /** Reads the newest rules before it returns. */
    public RulesWatch(EventLog events, FragmentIds ids, RulesInForce rules) {
        this.published = new RulesLog(events, ids);
        this.rules = rules;
        this.timer = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("annals-identity-rules").daemon().factory());
        look();
        var unused = timer.scheduleWithFixedDelay(
                this::lookAgain, EVERY.toMillis(), EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Looks for newer rules now. */
    public synchronized void look() {
        long newest = published.newest();
        if (newest > seen) {
            RecordedEvent publication = published.publishedBehind(seen);
            if (publication != null && publication.event() instanceof RulesPublished it) {
                rules.take(it.rules());
            }
            seen = newest;
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }

    private void lookAgain() {
        try {
            look();
        } catch (RuntimeException e) {
            log.debug("The identity rules cannot be read now: {}", e.getClass().getSimpleName());
        }
    }
}
