package dev.annals.projections.identity;

import dev.annals.api.identity.FragmentId;
import dev.annals.api.identity.Link;
import java.time.Instant;

/**
 * An edge of the merge forest, as the fragment at one end knows it.
 *
 * @param other the fragment at the other end
 * @param link what it rests on
 * @param since when it was recorded
 */
public record Edge(FragmentId other, Link link, Instant since) {}
