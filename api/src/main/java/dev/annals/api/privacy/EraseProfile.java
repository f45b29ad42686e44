package dev.annals.api.privacy;

import dev.annals.api.identity.FragmentId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Command: erase a person. Answers an {@link ErasureReceipt} once the order is durable; keys and everything derived
 * follow within seconds.
 *
 * @param fragments by what the person is named: any fragments; of several people all are erased, and those that nobody
 *     knows are passed over
 * @param erasure the id of the erasure; the same id orders it once
 * @param ground why: {@code request}, {@code retention}, {@code consent-withdrawn} or {@code error}
 * @param request the subject request it answers; null for none
 * @param renewMasterKey whether the master key is to be replaced at the end
 * @param by who orders it
 */
public record EraseProfile(
        List<FragmentId> fragments,
        FragmentId erasure,
        String ground,
        @Nullable FragmentId request,
        boolean renewMasterKey,
        String by) {}
