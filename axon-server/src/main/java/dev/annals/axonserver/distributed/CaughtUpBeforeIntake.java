package dev.annals.axonserver.distributed;

import dev.annals.platform.events.EventLog;
import dev.annals.platform.events.Processors;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds the start, before the web server takes requests, until every event of the log is in the table of ids: without
 * that, a repetition of what was stored right before a crash would not be recognised.
 */
final class CaughtUpBeforeIntake implements Runnable {

    private static final Logger log = LoggerFactory.getLogger(CaughtUpBeforeIntake.class);
    private static final Duration STEP = Duration.ofSeconds(10);

    private final EventLog events;
    private final Processors processors;

    CaughtUpBeforeIntake(EventLog events, Processors processors) {
        this.events = events;
        this.processors = processors;
    }

    @Override
    public void run() {
        long head = events.head();
        while (!processors.await(EventIdNotes.NAME, head, STEP)) {
            log.info("Reading event ids: {} of {}", processors.position(EventIdNotes.NAME), head);
        }
    }
}
