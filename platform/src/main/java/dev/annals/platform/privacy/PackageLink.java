package dev.annals.platform.privacy;

import dev.annals.api.identity.FragmentId;
import java.time.Instant;

/**
 * What a link opens to whoever follows it: everything that is held about one person.
 *
 * @param fragment any fragment of the person
 * @param asOf what was recorded until then
 * @param purpose what it was made for
 * @param until when the link ceases to work
 */
public record PackageLink(FragmentId fragment, Instant asOf, String purpose, Instant until) {}
