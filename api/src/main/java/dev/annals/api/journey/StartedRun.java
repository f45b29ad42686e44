package dev.annals.api.journey;

import dev.annals.api.identity.FragmentId;
import org.jspecify.annotations.Nullable;

/**
 * What became of an entry.
 *
 * @param run the stream of the person's runs with this entry key
 * @param version the version it is pinned to; 0 where nobody entered
 * @param refusal why nobody entered; null where somebody did, also if that was earlier
 */
public record StartedRun(
        FragmentId run, int version, @Nullable String refusal) {}
