package dev.annals.api.delivery;

import dev.annals.api.identity.FragmentId;

/**
 * Answer: a delivery is on record.
 *
 * @param delivery its id
 * @param isNew whether it was not before
 * @param position up to which position the log has to be seen to see it
 */
public record DeliveryReceipt(FragmentId delivery, boolean isNew, long position) {}
