package dev.annals.query.identity.whatif;

import dev.annals.api.identity.Namespace;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What other identity rules would change, as the API answers it.
 *
 * @param comparedWith the version of the rules in force
 * @param position the log position that the answer reflects
 * @param identifiers how many identifiers there are
 * @param profiles how many profiles there are, and would be
 * @param merges merges gained and lost
 * @param joined profiles that would be made of several
 * @param split profiles that would fall into several
 * @param collapsing how many profiles would become part of others
 * @param collapsingShare the same as a share of today's profiles, from 0 to 1
 * @param largest the largest profiles there are, and would be
 * @param blocked values that would identify nobody any more
 * @param respelled values that would be spelled otherwise, and so may become one with others
 */
record WhatIfView(
        int comparedWith,
        long position,
        long identifiers,
        BeforeAfter profiles,
        Merges merges,
        Profiles joined,
        Profiles split,
        long collapsing,
        double collapsingShare,
        Largest largest,
        Values blocked,
        Values respelled) {

    /** Numbers. */
    record BeforeAfter(long before, long after) {}

    /**
     * Merges.
     *
     * @param gained how many would be made
     * @param lost how many would be undone
     */
    record Merges(Links gained, Links lost) {}

    /**
     * Merges of one kind.
     *
     * @param count how many
     * @param examples for some profiles, a link that makes the difference
     */
    record Links(long count, List<LinkView> examples) {}

    /**
     * A link that would be decided otherwise.
     *
     * @param edgeId names it among the edges of a profile's identity
     * @param from the weaker identifier
     * @param to the stronger identifier
     * @param rule the rule that asks for it
     * @param evidence the id of the event that showed the two belong together; null where the new rules alone say so
     * @param at when that was first observed; null where nothing but somebody's decision says so
     * @param by who caused it; null where the new rules alone say so
     * @param refusalBefore why it does not count; null where it does
     * @param refusalAfter why it would not count; null where it would
     * @param profilesBefore the profiles of the two
     * @param profilesAfter the profiles they would have
     */
    record LinkView(
            String edgeId,
            Shown from,
            Shown to,
            String rule,
            @Nullable UUID evidence,
            @Nullable Instant at,
            @Nullable String by,
            @Nullable String refusalBefore,
            @Nullable String refusalAfter,
            List<String> profilesBefore,
            List<String> profilesAfter) {}

    /**
     * An identifier.
     *
     * @param fragmentId its fragment
     * @param namespace its kind; null where it would be made
     * @param value its value or what is shown of it; null once erased
     */
    record Shown(
            String fragmentId,
            @Nullable Namespace namespace,
            @Nullable String value) {}

    /**
     * Profiles.
     *
     * @param count how many
     * @param examples some of them, the largest first
     */
    record Profiles(long count, List<Made> examples) {}

    /**
     * A profile with its parts.
     *
     * @param profileId its id
     * @param size how many identifiers it has
     * @param parts some of its parts, the largest first
     * @param moreParts how many there are beside these
     */
    record Made(String profileId, int size, List<PartView> parts, int moreParts) {}

    /**
     * A part of a profile.
     *
     * @param profileId the id of the profile that it is, or would be in
     * @param size how many identifiers it has
     * @param identifiers some of them
     */
    record PartView(String profileId, int size, List<Shown> identifiers) {}

    /** The largest profiles. */
    record Largest(List<SizedView> before, List<SizedView> after) {}

    /** How many identifiers a profile has. */
    record SizedView(String profileId, int size) {}

    /**
     * Values.
     *
     * @param count how many
     * @param examples some of them
     */
    record Values(long count, List<Shown> examples) {}
}
