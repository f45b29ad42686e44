package dev.annals.query.identity.suggestion;

import dev.annals.api.identity.SuggestionId;
import dev.annals.query.identity.matching.Evidence;
import java.util.List;

/**
 * Two profiles that are probably of one person.
 *
 * @param id names the two profiles and the evidence
 * @param probability how probable it is, from 0 to 1
 * @param weight how much the evidence says, in bits
 * @param household how much less that is because members of a household would agree like this as well, in bits from 0
 * @param evidence what speaks for it and against it; of each field first the values of the lesser profile id
 */
record Suggestion(SuggestionId id, double probability, double weight, double household, List<Evidence> evidence) {}
