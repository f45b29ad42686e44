package dev.annals.api.privacy;

import dev.annals.api.identity.FragmentId;

/**
 * Command: record again what names the identifier of an erased fragment, because the person said so. Answers the log
 * position.
 *
 * @param fragment the erased fragment
 * @param ground {@code consent} or {@code request}
 * @param reference what proves it, such as the id of a consent record; nothing personal
 * @param by who decides so
 */
public record ReadmitIdentifier(FragmentId fragment, String ground, String reference, String by) {}
