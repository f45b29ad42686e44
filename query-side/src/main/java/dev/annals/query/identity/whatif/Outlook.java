package dev.annals.query.identity.whatif;

import dev.annals.api.identity.FragmentId;
import dev.annals.platform.identity.CompiledRules;
import dev.annals.platform.identity.Grouping;
import dev.annals.platform.identity.LinkRule;
import dev.annals.platform.identity.LinkStatement;
import dev.annals.platform.identity.LinkStatement.Pair;
import dev.annals.platform.identity.Refusals;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One component, grouped by some rules.
 *
 * @param statements what was heard, by pair
 * @param groups who is one person, by the root
 * @param roots the root of each fragment
 * @param grouping what was decided
 */
record Outlook(
        Map<Pair, LinkStatement> statements,
        Map<FragmentId, Group> groups,
        Map<FragmentId, FragmentId> roots,
        Grouping grouping) {

    /**
     * Fragments that are one person's.
     *
     * @param root the strongest of them, whose id is the profile's
     * @param members all of them
     */
    record Group(FragmentId root, Set<FragmentId> members) {}

    /** As rules decide on what is recorded. */
    static Outlook now(History history, Components components, int component, CompiledRules rules) {
        List<Grouping.Node> nodes = new ArrayList<>();
        for (int member : components.members(component)) {
            if (history.isOpened(member)) {
                nodes.add(history.node(member));
            }
        }
        return of(nodes, recorded(history, components, component), apart(history, components, component), rules);
    }

    /** As candidate rules decide once what they make of each value is recorded as well. */
    static Outlook byCandidate(History history, Components components, int component, CompiledRules rules) {
        Map<Pair, LinkStatement> statements = recorded(history, components, component);
        List<Grouping.Node> nodes = new ArrayList<>();
        Set<Pair> alike = new HashSet<>();
        for (int member : components.members(component)) {
            if (history.isKnown(member)) {
                nodes.add(history.nodeByCandidate(member));
            }
            if (history.spelled(member) >= 0) {
                FragmentId one = history.numbers().fragment(member);
                FragmentId other = history.numbers().fragment(history.spelled(member));
                alike.add(Pair.of(one, other));
            }
        }
        statements.replaceAll((pair, statement) -> isOutdated(statement) && !alike.contains(pair)
                ? new LinkStatement(statement.link(), Refusals.SPELLED_DIFFERENTLY)
                : statement);
        for (Pair pair : alike) {
            var said = Links.alike(pair.lower(), pair.higher(), rules.rules().version());
            LinkStatement known = statements.get(pair);
            statements.put(pair, new LinkStatement(known == null ? said : known.and(said), null));
        }
        return of(nodes, statements, apart(history, components, component), rules);
    }

    /** Whether a statement counts; and why not, where it is known and does not. */
    @Nullable
    String refusal(LinkStatement statement) {
        return grouping.refusal(statement);
    }

    /** The group of a root. */
    Group group(FragmentId root) {
        return Objects.requireNonNull(groups.get(root));
    }

    /** Whether the two ends of a statement are one person's. */
    boolean joins(LinkStatement statement) {
        FragmentId one = roots.get(statement.link().weaker());
        return one != null && one.equals(roots.get(statement.link().stronger()));
    }

    private static boolean isOutdated(LinkStatement statement) {
        return statement.rule() == LinkRule.SAME_VALUE;
    }

    private static Map<Pair, LinkStatement> recorded(History history, Components components, int component) {
        Map<Pair, LinkStatement> statements = new HashMap<>();
        for (int link : components.links(component)) {
            if (history.isKnownToBoth(link)) {
                LinkStatement statement = history.links().statement(link, history.numbers());
                statements.put(statement.pair(), statement);
            }
        }
        return statements;
    }

    private static Set<Pair> apart(History history, Components components, int component) {
        Set<Pair> pairs = new HashSet<>();
        components.apart(component).forEach(pair -> pairs.add(history.pair(pair)));
        return pairs;
    }

    private static Outlook of(
            Collection<Grouping.Node> nodes,
            Map<Pair, LinkStatement> statements,
            Set<Pair> apart,
            CompiledRules rules) {
        Grouping grouping = Grouping.of(nodes, statements.values(), apart, rules);
        Map<FragmentId, Grouping.Node> byId = new HashMap<>();
        nodes.forEach(node -> byId.put(node.id(), node));
        Map<FragmentId, Group> groups = new HashMap<>();
        Map<FragmentId, FragmentId> roots = new HashMap<>();
        for (Set<FragmentId> members : grouping.groups()) {
            FragmentId root = root(members, byId, rules);
            members.forEach(member -> roots.put(member, root));
            groups.put(root, new Group(root, members));
        }
        return new Outlook(statements, groups, roots, grouping);
    }

    private static FragmentId root(Set<FragmentId> members, Map<FragmentId, Grouping.Node> nodes, CompiledRules rules) {
        return members.stream()
                .map(nodes::get)
                .min((one, other) -> {
                    int byPriority = rules.priority().compare(one.namespace(), other.namespace());
                    return byPriority != 0 ? byPriority : one.id().compareTo(other.id());
                })
                .orElseThrow()
                .id();
    }
}
