package dev.annals.platform.identity;

import dev.annals.api.identity.FragmentId;
import dev.annals.api.identity.IdentityRules;
import dev.annals.api.identity.Link;
import org.jspecify.annotations.Nullable;

/**
 * A link together with what was decided about it so far: all that {@link Grouping} needs to know of it.
 *
 * @param link the link
 * @param refusal why it did not count when it was decided last; null where it did
 */
public record LinkStatement(Link link, @Nullable String refusal) {

    /** Its rule. */
    public LinkRule rule() {
        return LinkRule.of(link.rule());
    }

    /** Which two fragments it is about. */
    public Pair pair() {
        return Pair.of(link.weaker(), link.stronger());
    }

    /** Whether rules were published since that leave alone what older ones decided. */
    public boolean isFromBefore(IdentityRules rules) {
        return link.ruleVersion() < rules.appliesFrom();
    }

    /**
     * Two fragments, in an order of their own.
     *
     * @param lower the one with the lower id
     * @param higher the other
     */
    public record Pair(FragmentId lower, FragmentId higher) implements Comparable<Pair> {

        /** The pair of two, in whichever order they come. */
        public static Pair of(FragmentId one, FragmentId other) {
            return one.compareTo(other) <= 0 ? new Pair(one, other) : new Pair(other, one);
        }

        @Override
        public int compareTo(Pair other) {
            int byLower = lower.compareTo(other.lower);
            return byLower != 0 ? byLower : higher.compareTo(other.higher);
        }
    }
}
