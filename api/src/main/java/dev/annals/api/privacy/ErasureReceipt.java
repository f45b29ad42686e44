package dev.annals.api.privacy;

import dev.annals.api.identity.FragmentId;

/**
 * The answer to an order to erase somebody.
 *
 * @param erasure the erasure; that of an earlier order when the person is erased already
 * @param profile the root of the person's fragments
 * @param position the log position that has to be reached to see it
 */
public record ErasureReceipt(FragmentId erasure, FragmentId profile, long position) {}
