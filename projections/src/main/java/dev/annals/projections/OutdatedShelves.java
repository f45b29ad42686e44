package dev.annals.projections;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Rebuilds, before any processor starts, the documents that an older release made by other functions. */
final class OutdatedShelves implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(OutdatedShelves.class);

    private final List<Rebuild<?>> rebuilds;
    private volatile boolean running;

    OutdatedShelves(List<Rebuild<?>> rebuilds) {
        this.rebuilds = List.copyOf(rebuilds);
    }

    @Override
    public void start() {
        for (Rebuild<?> rebuild : rebuilds) {
            if (rebuild.isOutdated()) {
                LOG.info("Rebuilding the documents of the projection {}: its functions changed", rebuild.name());
                rebuild.replayAtStart();
            }
        }
        running = true;
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before everything else. */
    @Override
    public int getPhase() {
        return Integer.MIN_VALUE;
    }
}
