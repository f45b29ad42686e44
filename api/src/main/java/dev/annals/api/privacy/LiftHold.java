package dev.annals.api.privacy;

import dev.annals.api.identity.FragmentId;

/**
 * Command: end a legal hold. Answers the log position; what was kept for it alone is destroyed within seconds.
 *
 * @param hold the hold
 * @param reason why
 * @param by who lifts it
 */
public record LiftHold(FragmentId hold, String reason, String by) {}
