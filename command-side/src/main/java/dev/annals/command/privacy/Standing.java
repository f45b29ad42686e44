package dev.annals.command.privacy;

import dev.annals.api.Event;
import dev.annals.api.identity.FragmentId;
import dev.annals.api.privacy.ErasureEvent;
import dev.annals.api.privacy.ErasureEvent.FragmentErased;
import dev.annals.api.privacy.ErasureEvent.FragmentReadmitted;
import org.jspecify.annotations.Nullable;

/**
 * What was decided about a fragment that binds every later decision about it.
 *
 * @param turn how often it was erased and readmitted; odd while it is erased
 * @param erasure the last erasure it was part of; null for none
 */
public record Standing(int turn, @Nullable FragmentId erasure) {

    /** Nothing was decided. */
    public static final Standing NONE = new Standing(0, null);

    /** Whether it is erased, so that nothing that names it may be recorded. */
    public boolean isErased() {
        return turn % 2 == 1;
    }

    /** The standing after one more event of the fragment's stream. */
    public Standing after(Event event) {
        return event instanceof ErasureEvent it
                ? switch (it) {
                    case FragmentErased erased -> new Standing(erased.turn(), erased.erasure());
                    case FragmentReadmitted readmitted -> new Standing(readmitted.turn(), erasure);
                    case ErasureEvent.InteractionSuppressed suppressed -> this;
                    case ErasureEvent.ErasureOrdered ordered -> this;
                    case ErasureEvent.ErasureStepDone done -> this;
                    case ErasureEvent.ErasureCompleted completed -> this;
                    case ErasureEvent.CiphertextPurged purged -> this;
                    case ErasureEvent.PurposeExpired expired -> this;
                }
                : this;
    }
}
