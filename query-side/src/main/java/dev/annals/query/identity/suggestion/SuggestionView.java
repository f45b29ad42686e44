package dev.annals.query.identity.suggestion;

import dev.annals.projections.identity.Profile;
import dev.annals.query.access.Masking;
import dev.annals.query.access.Masking.ShownIdentifier;
import java.util.List;

/**
 * A suggestion as the API answers it.
 *
 * @param id names the two profiles and the evidence; to be decided by {@code /confirm} or {@code /dismiss}
 * @param profiles the two profiles
 * @param probability how probable it is that they are of one person, from 0 to 1
 * @param weight how much the evidence says, in bits: from 1 bit more it is twice as likely
 * @param household how many bits it says less because members of a household would agree like this as well
 * @param evidence what speaks for it, and, with a weight below 0, against it
 */
record SuggestionView(
        String id,
        List<SuggestedProfile> profiles,
        double probability,
        double weight,
        double household,
        List<FieldEvidence> evidence) {

    private static final double PROBABILITY_DIGITS = 1e6;
    private static final double WEIGHT_DIGITS = 100;

    /** What a reader sees of a suggestion. */
    static SuggestionView of(Suggestion it, Profile one, Masking maskingOne, Profile other, Masking maskingOther) {
        return new SuggestionView(
                it.id().toString(),
                List.of(SuggestedProfile.of(one, maskingOne), SuggestedProfile.of(other, maskingOther)),
                Math.floor(it.probability() * PROBABILITY_DIGITS) / PROBABILITY_DIGITS,
                rounded(it.weight()),
                rounded(it.household()),
                it.evidence().stream()
                        .map(each -> new FieldEvidence(
                                each.field().wireName(),
                                each.one().stream().map(maskingOne::text).toList(),
                                each.other().stream().map(maskingOther::text).toList(),
                                each.level(),
                                rounded(each.weight())))
                        .toList());
    }

    private static double rounded(double weight) {
        return Math.round(weight * WEIGHT_DIGITS) / WEIGHT_DIGITS;
    }

    /**
     * One of the two profiles.
     *
     * @param profileId the id of the profile
     * @param identifiers what the person is called, strongest first
     */
    record SuggestedProfile(String profileId, List<ShownIdentifier> identifiers) {

        static SuggestedProfile of(Profile profile, Masking masking) {
            return new SuggestedProfile(
                    profile.id().toString(),
                    profile.identifiers().stream().map(masking::identifier).toList());
        }
    }

    /**
     * What one field says.
     *
     * @param field the field
     * @param one the values of the first profile
     * @param other the values of the second profile
     * @param agreement how they agree
     * @param weight how much that says, in bits
     */
    record FieldEvidence(String field, List<String> one, List<String> other, String agreement, double weight) {}
}
