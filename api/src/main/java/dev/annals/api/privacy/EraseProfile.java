package dev.annals.api.privacy;

import dev.annals.api.identity.FragmentId;
import org.jspecify.annotations.Nullable;

/**
 * Command: erase a person. Answers an {@link ErasureReceipt} once the order is durable; keys and everything derived
 * follow within seconds.
 *
 * @param fragment any fragment of the person
 * @param erasure the id of the erasure; the same id orders it once
 * @param ground why: {@code request}, {@code retention}, {@code consent-withdrawn} or {@code error}
 * @param request the subject request it answers; null for none
 * @param renewMasterKey whether the master key is to be replaced at the end
 * @param by who orders it
 */
public record EraseProfile(
        FragmentId fragment,
        FragmentId erasure,
        String ground,
        @Nullable FragmentId request,
        boolean renewMasterKey,
        String by) {}
