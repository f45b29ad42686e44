package dev.annals.api.access;

import dev.annals.api.identity.FragmentId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Command: record where people's data are about to be taken in a file, or that they may not be. Answered when that is
 * durable.
 *
 * @param profile the profile it is about; null where it is about no single one
 * @param resource what is exported
 * @param country where to, as an ISO 3166-1 code in lower case; null where nobody said
 * @param transfers what was decided of those who live in one region each
 */
public record RecordTransfers(
        @Nullable FragmentId profile,
        String resource,
        @Nullable String country,
        List<Transfer> transfers) {

    public RecordTransfers {
        transfers = List.copyOf(transfers);
    }

    /**
     * What was decided of people of one region.
     *
     * @param region the region in which their data live
     * @param allowed whether they may be taken there
     * @param reason why, by the residency policy
     * @param mechanism on what that rests; null within a region and where it is refused
     * @param people how many they are
     */
    public record Transfer(
            String region,
            boolean allowed,
            String reason,
            @Nullable String mechanism,
            long people) {}
}
