package dev.annals.api.request;

import dev.annals.api.identity.FragmentId;

/**
 * The answer to a request that came in.
 *
 * @param request its id
 * @param isNew whether it was not known before
 */
public record RequestReceipt(FragmentId request, boolean isNew) {}
