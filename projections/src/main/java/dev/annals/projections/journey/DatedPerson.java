package dev.annals.projections.journey;

import dev.annals.api.Wire;
import dev.annals.api.identity.FragmentId;

/**
 * Leads from a day of the year to somebody of whom a date on that day was stated.
 *
 * @param fragment in whose stream it was
 */
@Wire(name = "document.dated-person")
public record DatedPerson(FragmentId fragment) {}
