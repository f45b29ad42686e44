package dev.annals.projections.ledger;

import dev.annals.platform.ledger.Checkpoints.Signed;
import org.jspecify.annotations.Nullable;

/**
 * How the ledger of this process is.
 *
 * @param size the leaves of the tree as it has grown here
 * @param position the position of the last of them; -1 for none
 * @param signed the newest checkpoint; null for none
 * @param broken what is wrong with the log; null while nothing is
 */
record LedgerCondition(
        long size,
        long position,
        @Nullable Signed signed,
        @Nullable String broken) {

    static final LedgerCondition UNKNOWN = new LedgerCondition(0, -1, null, null);

    static LedgerCondition of(LedgerGrowth growth) {
        return new LedgerCondition(
                growth.size(), growth.position(), growth.newest().orElse(null), null);
    }

    LedgerCondition broken(String what) {
        return new LedgerCondition(size, position, signed, what);
    }

    long signedSize() {
        return signed == null ? 0 : signed.checkpoint().size();
    }
}
