package dev.annals.projections;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Rebuilds, before any processor starts, the documents that an older release made by other functions. */
final class OutdatedShelves implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(OutdatedShelves.class);

    private final List<Rebuild<?>> rebuilds;

    OutdatedShelves(List<Rebuild<?>> rebuilds) {
        this.rebuilds = List.copyOf(rebuilds);
    }

    @Override
    public void run() {
        for (Rebuild<?> rebuild : rebuilds) {
            if (rebuild.isOutdated()) {
                LOG.info("Rebuilding the documents of the projection {}: its functions changed", rebuild.name());
                rebuild.replayAtStart();
            }
        }
    }
}
