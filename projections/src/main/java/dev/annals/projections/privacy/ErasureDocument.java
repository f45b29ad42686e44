package dev.annals.projections.privacy;

import dev.annals.api.Wire;
import dev.annals.api.identity.FragmentId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An erasure in the list of erasures. It is kept twice, by its id and by the position at which it was ordered, so that a
 * page of the list is a range of keys; the latter stays as it began. Holds nothing personal.
 *
 * @param erasure the erasure
 * @param position the position at which it was ordered
 * @param profile the root of the person's fragments
 * @param fragments how many fragments were erased
 * @param ground why
 * @param request the subject request it answers; null for none
 * @param orderedBy who ordered it
 * @param orderedAt when
 * @param completedAt when it was complete; null while it is not
 * @param exceptions how many categories have to be kept still
 */
@Wire(name = "document.erasure")
public record ErasureDocument(
        FragmentId erasure,
        long position,
        FragmentId profile,
        int fragments,
        String ground,
        @Nullable FragmentId request,
        String orderedBy,
        Instant orderedAt,
        @Nullable Instant completedAt,
        int exceptions) {}
