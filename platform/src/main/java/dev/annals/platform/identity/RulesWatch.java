package dev.annals.platform.identity;

import dev.annals.api.identity.FragmentId;
import dev.annals.api.identity.IdentityRulesEvent.RulesPublished;
import dev.annals.platform.crypto.FragmentIds;
import dev.annals.platform.events.EventLog;
import dev.annals.platform.events.RecordedEvent;
import java.time.Duration;
import java.util.List;
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

    private final EventLog events;
    private final FragmentId stream;
    private final RulesInForce rules;
    private final ScheduledExecutorService timer;

    /** Reads the newest rules before it returns. */
    public RulesWatch(EventLog events, FragmentIds ids, RulesInForce rules) {
        this.events = events;
        this.stream = stream(ids);
        this.rules = rules;
        this.timer = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("annals-identity-rules").daemon().factory());
        look();
        var unused = timer.scheduleWithFixedDelay(
                this::lookAgain, EVERY.toMillis(), EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** The stream in which the rules are published. */
    public static FragmentId stream(FragmentIds ids) {
        return ids.of("identity-rules", "published");
    }

    /** Looks for newer rules now. */
    public void look() {
        List<RecordedEvent> newest = events.newest(stream, Long.MAX_VALUE, 1);
        if (!newest.isEmpty() && newest.getFirst().event() instanceof RulesPublished published) {
            rules.take(published.rules());
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
