package dev.annals.platform.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Port: where signed checkpoints are kept. They are what was published, so they are kept with the events and not with what
 * can be made anew from them.
 */
public interface Checkpoints {

    /** The one of the largest tree, if any was signed yet. */
    Optional<Signed> newest();

    /**
     * Those of smaller trees than so many leaves, largest first.
     *
     * @param below only trees of fewer leaves
     * @param limit the most wanted
     */
    List<Signed> before(long below, int limit);

    /**
     * Those of larger trees than so many leaves, smallest first.
     *
     * @param above only trees of more leaves
     * @param limit the most wanted
     */
    List<Signed> behind(long above, int limit);

    /**
     * Keeps a checkpoint, durably, if the newest one is still that of so many leaves.
     *
     * @param checkpoint what was signed
     * @param after the leaves of the newest one when it was decided to sign; 0 where there was none
     * @return whether it was kept; when not, another process signed meanwhile
     */
    boolean add(Signed checkpoint, long after);

    /**
     * A signed checkpoint.
     *
     * @param checkpoint what it says
     * @param note the whole note, as it is published
     * @param position the position of its last event; -1 for an empty tree
     * @param at when it was signed
     */
    record Signed(Checkpoint checkpoint, String note, long position, Instant at) {}
}
