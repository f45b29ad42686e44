package dev.annals.projections.segment;

import dev.annals.platform.rounds.Rounds;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets the engine know what time it is, also when nothing happens. */
final class SegmentTicks extends Rounds {

    private static final Logger LOG = LoggerFactory.getLogger(SegmentTicks.class);
    private static final Duration EVERY = Duration.ofMillis(100);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(2);

    private final SegmentEngine engine;
    private final Checkpointing checkpointing;
    private final Clock clock;

    SegmentTicks(SegmentEngine engine, Checkpointing checkpointing, Clock clock) {
        super(Thread.ofPlatform().name("annals-segments"), Duration.ZERO);
        this.engine = engine;
        this.checkpointing = checkpointing;
        this.clock = clock;
    }

    @Override
    protected Duration round() {
        try {
            engine.tick(clock.instant());
            checkpointing.consider(clock.instant());
            return engine.isBusy() ? Duration.ofMillis(5) : EVERY;
        } catch (RuntimeException failed) {
            LOG.warn("Segments wait: {}", failed.getClass().getSimpleName());
            return AFTER_FAILURE;
        }
    }
}
