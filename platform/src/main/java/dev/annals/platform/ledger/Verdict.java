package dev.annals.platform.ledger;

import org.jspecify.annotations.Nullable;

/** What came out of verifying a ledger. */
public sealed interface Verdict {

    /**
     * Everything is as it was signed.
     *
     * @param events how many events were compared
     * @param checkpoint the newest checkpoint; null where nothing was signed yet
     * @param checkpoints how many checkpoints were checked
     * @param uncovered how many events at the end no checkpoint covers yet
     */
    record Sound(long events, @Nullable Checkpoint checkpoint, long checkpoints, long uncovered) implements Verdict {}

    /**
     * Something is not as it was signed.
     *
     * @param position the first position that is wrong, as far as can be told
     * @param until the last position that may be the first wrong one; the same where it is known exactly
     * @param what what is wrong with it, as a sentence
     */
    record Broken(long position, long until, String what) implements Verdict {}
}
