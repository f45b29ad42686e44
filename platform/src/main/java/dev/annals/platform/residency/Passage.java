package dev.annals.platform.residency;

import org.jspecify.annotations.Nullable;

/**
 * The policy's answer: whether data of somebody may be taken to a destination.
 *
 * @param allowed whether it may
 * @param reason why: {@code within_region}, {@code adequate}, {@code mechanism_<name>}, {@code no_destination_country},
 *     {@code no_transfer_mechanism} or {@code mechanism_not_accepted}
 * @param from the region in which the person's data live
 * @param to the region of the destination; null where its country is in none, or not stated
 * @param mechanism on what the transfer rests; null within a region and where it is refused
 */
public record Passage(
        boolean allowed,
        String reason,
        String from,
        @Nullable String to,
        @Nullable String mechanism) {

    /** Whether data leave their region. */
    public boolean crossesBorder() {
        return allowed && !reason.equals("within_region");
    }
}
