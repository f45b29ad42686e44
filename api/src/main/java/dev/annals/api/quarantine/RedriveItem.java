package dev.annals.api.quarantine;

import dev.annals.api.identity.FragmentId;

/**
 * Command: send a quarantined item through intake again. Answers a {@link dev.annals.api.interaction.Receipt}.
 *
 * @param item the item
 * @param by who asks
 */
public record RedriveItem(FragmentId item, String by) {}
