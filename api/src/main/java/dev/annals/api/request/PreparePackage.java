package dev.annals.api.request;

import dev.annals.api.identity.FragmentId;
import java.util.List;

/**
 * Command: make what is held about a person ready for that person, and complete the request that asks for it. Answers how
 * many of the identifiers are known; refused with {@code NOT_FOUND} where none is.
 *
 * @param request the request
 * @param fragments the fragments that the person named
 */
public record PreparePackage(FragmentId request, List<FragmentId> fragments) {}
