package dev.annals.channels.ledger;

import java.io.IOException;

/** Somebody who keeps checkpoints, so that none can be taken back. */
interface Witness {

    /** What it is called in the log. */
    String name();

    /**
     * Shows it a checkpoint; it may have seen it before.
     *
     * @param note the signed note
     * @throws IOException when it did not take it
     */
    void show(String note) throws IOException, InterruptedException;
}
