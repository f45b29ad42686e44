package dev.annals.platform.privacy;

import dev.annals.api.identity.FragmentId;
import dev.annals.api.privacy.ErasureEvent.ErasureOrdered;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * An erasure that is under way.
 *
 * @param ordered what was ordered
 * @param turns the turn at which the order erased each of the person's fragments
 * @param position the position up to which the log has to be handled so that the erasure is seen
 * @param items what was found besides the fragments and is erased with them: quarantined items
 */
public record Erasing(ErasureOrdered ordered, Map<FragmentId, Integer> turns, long position, List<FragmentId> items) {

    /** The erasure's id. */
    public FragmentId id() {
        return ordered.erasure();
    }

    /** The person's fragments. */
    public List<FragmentId> fragments() {
        return ordered.fragments();
    }

    /** Everything whose key is destroyed. */
    public List<FragmentId> subjects() {
        return Stream.concat(fragments().stream(), items.stream()).toList();
    }
}
