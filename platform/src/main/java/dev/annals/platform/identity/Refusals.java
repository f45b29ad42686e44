package dev.annals.platform.identity;

import dev.annals.api.identity.Census;
import dev.annals.api.identity.FragmentId;
import dev.annals.api.identity.Namespace;
import dev.annals.api.identity.NamespaceRule;
import dev.annals.api.identity.NamespaceRule.AtMost;
import dev.annals.platform.identity.Grouping.Group;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The reasons for which a link does not count, all of them. Kept in events: stable words. */
public final class Refusals {

    /** Somebody decided that the two are different people. */
    public static final String KEPT_APART = "kept-apart";

    /** The profile would have more identifiers than any person. */
    public static final String TOO_MANY_IDENTIFIERS = "too-many-identifiers";

    /** One of the values linked too many; what it says is not believed. */
    public static final String QUARANTINED_VALUE = "quarantined-value";

    /** Rules published since say that one of the values identifies nobody. */
    public static final String BLOCKED_VALUE = "blocked-value";

    /** The two were once spelled alike; the rules spell them differently by now. */
    public static final String SPELLED_DIFFERENTLY = "spelled-differently";

    private Refusals() {}

    /** A profile would have more identifiers of a namespace than it may. */
    public static String overLimit(Namespace namespace) {
        return "over-limit:" + namespace;
    }

    /** Identifiers of a namespace may not join profiles. */
    public static String identifiesOnly(Namespace namespace) {
        return "identifies-only:" + namespace;
    }

    /**
     * Whether joining two trees can be decided by counting: neither is contested, and no limit comes near. Otherwise all
     * their links have to be looked at.
     */
    public static boolean canBeDecidedByCounting(Census one, Census other, CompiledRules rules) {
        return !one.contested()
                && !other.contested()
                && one.size() + other.size() <= rules.rules().identifiersPerProfile()
                && Stream.concat(one.identifiers().keySet().stream(), other.identifiers().keySet().stream())
                        .allMatch(namespace -> {
                            AtMost limit = rules.of(new Namespace(namespace)).atMost();
                            int mine = one.count(namespace);
                            int theirs = other.count(namespace);
                            return limit == null
                                    || mine + theirs <= limit.count()
                                    || (limit.within() == null && (mine == 0 || theirs == 0));
                        });
    }

    /** Whether a tree has more identifiers of a namespace than may be linked within some time: then times count. */
    public static boolean isTimeOfTheEssence(Census census, CompiledRules rules) {
        return rules.rules().namespaces().stream()
                .anyMatch(rule -> rule.atMost() != null
                        && rule.atMost().within() != null
                        && census.count(rule.namespace().name()) > rule.atMost().count());
    }

    /**
     * Why a statement does not count, as far as it lies in the two fragments themselves; null where it does. What somebody
     * decided counts all the same, and what older rules had allowed is not taken back.
     */
    public static @Nullable String ofEnds(
            Grouping.Node one, Grouping.Node other, LinkStatement statement, CompiledRules rules) {
        if (SPELLED_DIFFERENTLY.equals(statement.refusal())) {
            return SPELLED_DIFFERENTLY;
        }
        if (statement.rule().isDecided()) {
            return null;
        }
        if (BLOCKED_VALUE.equals(one.barred()) || BLOCKED_VALUE.equals(other.barred())) {
            return BLOCKED_VALUE;
        }
        if (statement.rule().isOverLimits()) {
            return null;
        }
        if (one.barred() != null || other.barred() != null) {
            return QUARANTINED_VALUE;
        }
        return Stream.of(one, other)
                .map(Grouping.Node::namespace)
                .filter(namespace -> !statement.isFromBefore(rules.rules()))
                .filter(namespace -> !rules.of(namespace).merges())
                .findFirst()
                .map(Refusals::identifiesOnly)
                .orElse(null);
    }

    /** Whether a refusal rests on the rules, and not on what was decided about a person or a value. */
    static boolean isByRules(@Nullable String refusal) {
        return refusal != null && !refusal.equals(KEPT_APART) && !refusal.equals(QUARANTINED_VALUE);
    }

    /** Why two groups cannot be joined at a time, as far as it lies in limits on namespaces. */
    static @Nullable String ofLimits(Group one, Group other, Instant at, CompiledRules rules) {
        Group smaller = one.byNamespace.size() <= other.byNamespace.size() ? one : other;
        return smaller.byNamespace.keySet().stream()
                .sorted(rules.priority())
                .filter(namespace -> isOverLimit(one, other, at, rules.of(namespace)))
                .findFirst()
                .map(Refusals::overLimit)
                .orElse(null);
    }

    private static boolean isOverLimit(Group one, Group other, Instant at, NamespaceRule rule) {
        AtMost limit = rule.atMost();
        List<FragmentId> mine = one.byNamespace.getOrDefault(rule.namespace(), List.of());
        List<FragmentId> theirs = other.byNamespace.getOrDefault(rule.namespace(), List.of());
        if (limit == null || mine.isEmpty() || theirs.isEmpty() || mine.size() + theirs.size() <= limit.count()) {
            return false;
        }
        Duration within = limit.within();
        return within == null || recent(one, mine, at, within) + recent(other, theirs, at, within) > limit.count();
    }

    private static long recent(Group group, List<FragmentId> ids, Instant at, Duration within) {
        return ids.stream()
                .filter(id -> {
                    Instant first = group.firstLinked.getOrDefault(id, at);
                    return Duration.between(first, at).abs().compareTo(within) <= 0;
                })
                .count();
    }
}
