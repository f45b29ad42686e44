package dev.annals.channels.ledger;

import dev.annals.channels.web.OutboundException;
import dev.annals.platform.ledger.Checkpoints;
import dev.annals.platform.ledger.Checkpoints.Signed;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Shows every witness the newest checkpoint, unless it has seen it. Used by one thread only. */
final class Witnesses {

    private static final Logger LOG = LoggerFactory.getLogger(Witnesses.class);

    private final Checkpoints checkpoints;
    private final List<Witness> all;
    private final Map<Witness, String> seen = new HashMap<>();

    Witnesses(Checkpoints checkpoints, List<Witness> all) {
        this.checkpoints = checkpoints;
        this.all = all;
    }

    /**
     * Shows it.
     *
     * @return whether everybody has seen it now
     */
    boolean show() throws InterruptedException {
        String newest = checkpoints.newest().map(Signed::note).orElse(null);
        boolean isSeen = true;
        for (Witness witness : all) {
            if (newest != null && !newest.equals(seen.get(witness))) {
                isSeen &= show(witness, newest);
            }
        }
        return isSeen;
    }

    private boolean show(Witness witness, String note) throws InterruptedException {
        try {
            witness.show(note);
            seen.put(witness, note);
            return true;
        } catch (IOException | RuntimeException away) {
            LOG.warn(
                    "The witness '{}' was not shown the newest checkpoint: {}",
                    witness.name(),
                    away instanceof OutboundException outside
                            ? outside.reason().sentence()
                            : away.getClass().getSimpleName());
            return false;
        }
    }
}
