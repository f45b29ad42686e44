package dev.annals.command.identity;

import dev.annals.api.identity.Census;
import dev.annals.api.identity.FragmentId;
import dev.annals.api.identity.IdentityEvent;
import dev.annals.api.identity.IdentityEvent.Absorbed;
import dev.annals.api.identity.IdentityEvent.Linked;
import dev.annals.api.identity.IdentityEvent.MergedInto;
import dev.annals.api.identity.IdentityEvent.ValueQuarantined;
import dev.annals.api.identity.IdentityRules;
import dev.annals.api.identity.Link;
import dev.annals.api.identity.Namespace;
import dev.annals.api.identity.NamespaceRule;
import dev.annals.command.identity.Fragment.Known;
import dev.annals.platform.identity.CompiledRules;
import dev.annals.platform.identity.LinkRule;
import dev.annals.platform.identity.LinkStatement;
import dev.annals.platform.identity.Refusals;
import dev.annals.platform.identity.RulesInForce;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Decides what it means that two identifiers are said to be one person's.
 *
 * <p>Fragments form trees; the root of a tree is the profile. Which fragments belong together is said by
 * {@link dev.annals.platform.identity.Grouping} alone. Nearly always its answer is plain: nothing was ever refused in
 * either tree and no limit comes near, so the weaker root becomes a child of the stronger one, and nobody else is looked
 * at. Otherwise {@link Regrouping} looks at all links of both.
 */
public final class MergeForest {

    private static final Duration DAY = Duration.ofDays(1);
    private static final int MOST_LINKS = 2_000;

    private final RulesInForce rules;

    public MergeForest(RulesInForce rules) {
        this.rules = rules;
    }

    /**
     * The events that follow when two opened fragments are said to be one person's; none when that was known. What only
     * one of them knows of, because the other was erased since, is not known.
     *
     * @param forest the forest
     * @param one a fragment
     * @param other another one
     * @param rule the rule that says so
     * @param evidence the id of the event that shows it
     * @param at when that was observed; null for somebody's decision
     */
    public List<IdentityEvent> link(
            Forest forest, FragmentId one, FragmentId other, LinkRule rule, UUID evidence, @Nullable Instant at) {
        CompiledRules now = rules.now();
        Fragment first = forest.fragment(one);
        Fragment second = forest.fragment(other);
        boolean firstIsStronger = isStronger(first, second, now);
        Fragment stronger = firstIsStronger ? first : second;
        Fragment weaker = firstIsStronger ? second : first;
        Known known = stronger.links().containsKey(weaker.id()) ? weaker.links().get(stronger.id()) : null;
        int version = now.rules().version();
        Link said = new Link(weaker.id(), stronger.id(), rule.wireName(), version, evidence, at);
        if (known == null) {
            return isHeard(weaker, stronger, rule) ? heard(forest, weaker, stronger, said, now) : List.of();
        }
        Link link = known.statement().and(said);
        return link.equals(known.statement().link()) ? List.of() : decided(forest, weaker, stronger, link, now);
    }

    /** The rules that hold now. */
    IdentityRules rules() {
        return rules.now().rules();
    }

    /** The events that bring the trees of some fragments to what links, decisions and rules say today. */
    public List<IdentityEvent> regroup(Forest forest, List<FragmentId> around) {
        return new Regrouping(forest, rules.now()).around(around, null);
    }

    /** The same; adds the fragments that were looked at. */
    List<IdentityEvent> regroup(Forest forest, List<FragmentId> around, Set<FragmentId> looked) {
        Regrouping regrouping = new Regrouping(forest, rules.now());
        List<IdentityEvent> events = regrouping.around(around, null);
        looked.addAll(regrouping.looked());
        return events;
    }

    /** The limits of a fragment's links keep what one value can cause bounded. */
    private static boolean isHeard(Fragment weaker, Fragment stronger, LinkRule rule) {
        return rule.isOverLimits()
                || (!weaker.quarantined()
                        && !stronger.quarantined()
                        && weaker.links().size() < MOST_LINKS
                        && stronger.links().size() < MOST_LINKS);
    }

    private List<IdentityEvent> heard(Forest forest, Fragment weaker, Fragment stronger, Link link, CompiledRules now) {
        if (!LinkRule.of(link.rule()).isOverLimits()) {
            for (Fragment end : List.of(weaker, stronger)) {
                int links = linksOfToday(end, forest.now(), now);
                if (links > 0) {
                    List<IdentityEvent> events = new ArrayList<>();
                    events.add(new ValueQuarantined(end.id(), links));
                    events.addAll(new Regrouping(new Foreseen(forest, events), now).around(List.of(end.id()), null));
                    return events;
                }
            }
        }
        return decided(forest, weaker, stronger, link, now);
    }

    private List<IdentityEvent> decided(
            Forest forest, Fragment weaker, Fragment stronger, Link link, CompiledRules now) {
        String refusal =
                Refusals.ofEnds(Regrouping.node(weaker), Regrouping.node(stronger), new LinkStatement(link, null), now);
        if (refusal != null) {
            return bothEnds(link, refusal);
        }
        Fragment rootOfWeaker = forest.root(weaker.id());
        Fragment rootOfStronger = forest.root(stronger.id());
        Census mine = rootOfWeaker.census();
        Census theirs = rootOfStronger.census();
        boolean isPlain = mine != null
                && theirs != null
                && (rootOfWeaker.id().equals(rootOfStronger.id())
                        ? !mine.contested() && !Refusals.isTimeOfTheEssence(mine, now)
                        : Refusals.canBeDecidedByCounting(mine, theirs, now));
        if (!isPlain) {
            return new Regrouping(forest, now).around(List.of(weaker.id(), stronger.id()), link);
        }
        return rootOfWeaker.id().equals(rootOfStronger.id())
                ? bothEnds(link, null)
                : merged(rootOfWeaker, rootOfStronger, link, now);
    }

    private static List<IdentityEvent> merged(Fragment one, Fragment other, Link link, CompiledRules now) {
        boolean oneIsStronger = isStronger(one, other, now);
        Fragment stronger = oneIsStronger ? one : other;
        Fragment weaker = oneIsStronger ? other : one;
        List<IdentityEvent> events = new ArrayList<>(4);
        events.add(new MergedInto(weaker.id(), stronger.id(), link));
        events.add(new Absorbed(stronger.id(), weaker.id(), link, census(one).plus(census(other))));
        for (FragmentId end : List.of(link.weaker(), link.stronger())) {
            if (!end.equals(weaker.id()) && !end.equals(stronger.id())) {
                events.add(new Linked(end, link, null));
            }
        }
        return events;
    }

    static List<IdentityEvent> bothEnds(Link link, @Nullable String refusal) {
        return List.of(new Linked(link.weaker(), link, refusal), new Linked(link.stronger(), link, refusal));
    }

    static boolean isStronger(Fragment one, Fragment other, CompiledRules now) {
        int byPriority = now.priority().compare(namespace(one), namespace(other));
        return byPriority != 0 ? byPriority < 0 : one.id().compareTo(other.id()) < 0;
    }

    static Namespace namespace(Fragment fragment) {
        if (fragment.namespace() == null) {
            throw new IllegalStateException("Fragment " + fragment.id() + " is linked before it was opened");
        }
        return fragment.namespace();
    }

    private static Census census(Fragment root) {
        return root.census() == null ? Census.of(namespace(root)) : root.census();
    }

    /** How many links a value has made within a day, with one more; 0 while that is not too many. */
    private static int linksOfToday(Fragment end, Instant now, CompiledRules rules) {
        NamespaceRule rule = rules.of(namespace(end));
        if (rule.quarantineAfter() == 0 || end.links().size() < rule.quarantineAfter()) {
            return 0;
        }
        Instant since = now.minus(DAY);
        long recent = end.links().values().stream()
                .filter(known -> known.since().isAfter(since))
                .count();
        return recent + 1 > rule.quarantineAfter() ? (int) recent + 1 : 0;
    }
}
