package dev.annals.api.privacy;

import dev.annals.api.identity.FragmentId;
import org.jspecify.annotations.Nullable;

/**
 * Command: take out of the rows of the log what nobody can open any more. Answers a {@link PurgeReceipt} when that is done.
 *
 * @param erasure a complete erasure, of whose person it is taken out; null for everybody whose keys were destroyed
 * @param onlyExpired whether nothing is taken out but what interactions said whose purpose is over
 * @param rewrite whether the rows are written into a new file afterwards
 * @param by who orders it
 */
public record PurgeCiphertext(@Nullable FragmentId erasure, boolean onlyExpired, boolean rewrite, String by) {}
