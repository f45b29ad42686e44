package dev.annals.api.request;

import dev.annals.api.identity.FragmentId;
import java.util.List;

/**
 * Command: put on record that a person does not want its data used, as its request says. Answers how many decisions are
 * on record; the same request again changes nothing.
 *
 * @param request the request
 * @param fragments by what the person is named
 * @param type what was asked for: a restriction, an objection or an opt-out of sale
 * @param purposes the keys of the purposes that an objection is about; empty for all to which it can be about
 */
public record RefuseUses(FragmentId request, List<FragmentId> fragments, RequestType type, List<String> purposes) {}
