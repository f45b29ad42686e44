package dev.annals.api.request;

import dev.annals.api.identity.FragmentId;
import java.util.List;

/**
 * Command: put on record that the data of a person may be used again as its other decisions say. Answers how many
 * decisions are on record; the same again changes nothing.
 *
 * @param request the request for restriction that was followed
 * @param fragments by what the person was named in it
 */
public record LiftRestriction(FragmentId request, List<FragmentId> fragments) {}
