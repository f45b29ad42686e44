package dev.annals.api.privacy;

import dev.annals.api.identity.FragmentId;
import java.util.List;

/**
 * Command: have what was collected for one purpose about a person who stays be gone. Answers an {@link ExpiryReceipt} once
 * that is durable.
 *
 * @param profile the root of the person's fragments
 * @param fragments all of them
 * @param purpose the purpose
 * @param ground why: {@code retention}, where it is looked once more whether its time is over; {@code consent-withdrawn},
 *     {@code request} or {@code error}
 * @param by who orders it
 */
public record ExpirePurpose(FragmentId profile, List<FragmentId> fragments, String purpose, String ground, String by) {

    /** The ground of what goes by schedule. */
    public static final String RETENTION = "retention";
}
