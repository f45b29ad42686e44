package dev.annals.api.quarantine;

import dev.annals.api.identity.FragmentId;

/**
 * Command: give a quarantined item up.
 *
 * @param item the item
 * @param by who decides so
 * @param reason why
 */
public record DiscardItem(FragmentId item, String by, String reason) {}
