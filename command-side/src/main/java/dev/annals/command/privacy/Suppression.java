package dev.annals.command.privacy;

import dev.annals.api.identity.FragmentId;
import dev.annals.api.interaction.InteractionType;
import dev.annals.api.privacy.ErasureEvent.InteractionSuppressed;
import dev.annals.command.recording.StreamAppends;
import dev.annals.command.recording.StreamKind;
import java.util.List;

/**
 * Refuses an interaction that names somebody who was erased, whoever else it names. That it came is recorded, each time
 * it comes; what it said is not.
 */
public final class Suppression {

    /** The reason that senders are told. */
    public static final String REASON = "suppressed";

    private Suppression() {}

    /**
     * Whether somebody named is erased; if so, the refusal is recorded in that fragment.
     *
     * @param named the fragments that the interaction names
     * @param source the source that sent it
     * @param type which of the six calls it is
     */
    public static boolean refuses(List<FragmentId> named, String source, InteractionType type, StreamAppends appends) {
        for (FragmentId fragment : named) {
            if (appends.standing(fragment).isErased()) {
                appends.append(
                        fragment,
                        StreamKind.FRAGMENT,
                        new InteractionSuppressed(fragment, source, type),
                        "source:" + source);
                return true;
            }
        }
        return false;
    }
}
