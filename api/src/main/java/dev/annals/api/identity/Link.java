package dev.annals.api.identity;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A statement that two identifiers are one person's, and what it rests on. There is one for each pair; a further one
 * about the same pair takes its place when it says so more strongly or from an earlier time on.
 *
 * @param weaker the fragment of the weaker identifier
 * @param stronger the fragment of the stronger identifier
 * @param rule the rule that asked for it, for example {@code shared-identifier}
 * @param ruleVersion the version of the identity rules it was decided by, from 1
 * @param evidence the id of the event that showed the two belong together: an interaction, or a person's decision
 * @param at when it was first observed; null where nothing but somebody's decision says so
 */
public record Link(
        FragmentId weaker,
        FragmentId stronger,
        String rule,
        int ruleVersion,
        UUID evidence,
        @Nullable Instant at) {

    /** The fragment at the other end. */
    public FragmentId other(FragmentId end) {
        return end.equals(weaker) ? stronger : weaker;
    }

    /** Whether a fragment is one of the two. */
    public boolean names(FragmentId fragment) {
        return fragment.equals(weaker) || fragment.equals(stronger);
    }
}
