package dev.annals.platform.identity;

import dev.annals.api.identity.FragmentId;
import dev.annals.api.identity.IdentityRules;
import dev.annals.api.identity.Link;
import java.time.Instant;
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

    /**
     * The link when one more statement about the same two is heard: the stronger rule with its evidence, the earlier time.
     * Where somebody decides the same again, the newer decision is the evidence. A former likeness of values that holds no
     * more gives way to whatever is said.
     */
    public Link and(Link said) {
        if (Refusals.SPELLED_DIFFERENTLY.equals(refusal)) {
            return said;
        }
        LinkRule saidRule = LinkRule.of(said.rule());
        boolean isStronger = saidRule.isStrongerThan(rule());
        boolean isEarlier = said.at() != null && (link.at() == null || isEarlier(said, said.at(), link, link.at()));
        boolean isDecidedAgain = said.at() == null && saidRule == rule();
        boolean hasTheEvidence = isStronger || isDecidedAgain || (isEarlier && saidRule == rule());
        return new Link(
                link.weaker(),
                link.stronger(),
                isStronger ? said.rule() : link.rule(),
                refusal == null ? link.ruleVersion() : said.ruleVersion(),
                hasTheEvidence ? said.evidence() : link.evidence(),
                isEarlier ? said.at() : link.at());
    }

    private static boolean isEarlier(Link said, Instant at, Link before, Instant then) {
        return at.isBefore(then) || (at.equals(then) && said.evidence().compareTo(before.evidence()) < 0);
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
