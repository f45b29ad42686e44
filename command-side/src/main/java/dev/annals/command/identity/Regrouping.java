package dev.annals.command.identity;

import dev.annals.api.identity.Census;
import dev.annals.api.identity.FragmentId;
import dev.annals.api.identity.IdentityEvent;
import dev.annals.api.identity.IdentityEvent.Absorbed;
import dev.annals.api.identity.IdentityEvent.Linked;
import dev.annals.api.identity.IdentityEvent.MergedInto;
import dev.annals.api.identity.IdentityEvent.Placed;
import dev.annals.api.identity.Link;
import dev.annals.command.identity.Fragment.Known;
import dev.annals.platform.identity.CompiledRules;
import dev.annals.platform.identity.Grouping;
import dev.annals.platform.identity.LinkStatement;
import dev.annals.platform.identity.LinkStatement.Pair;
import dev.annals.platform.identity.Refusals;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Brings everything that could belong together with some fragments to what all their links say, and tells the difference
 * in events. It costs as much as these fragments have links, however long their histories are.
 */
final class Regrouping {

    private final Forest forest;
    private final CompiledRules rules;
    private final Map<FragmentId, Fragment> fragments = new LinkedHashMap<>();
    private final Map<Pair, LinkStatement> statements = new TreeMap<>();
    private final Set<Pair> apart = new HashSet<>();

    Regrouping(Forest forest, CompiledRules rules) {
        this.forest = forest;
        this.rules = rules;
    }

    static Grouping.Node node(Fragment fragment) {
        return new Grouping.Node(fragment.id(), MergeForest.namespace(fragment), fragment.barrier());
    }

    /**
     * The events, none when everything is in its place.
     *
     * @param around fragments to begin with
     * @param said a link that is said now; null when there is none
     */
    List<IdentityEvent> around(List<FragmentId> around, @Nullable Link said) {
        collect(around);
        if (said != null) {
            LinkStatement statement = new LinkStatement(said, null);
            statements.put(statement.pair(), statement);
        }
        Grouping grouping = Grouping.of(
                fragments.values().stream().map(Regrouping::node).toList(), statements.values(), apart, rules);
        List<IdentityEvent> events = new ArrayList<>();
        Set<FragmentId> contested = new HashSet<>();
        for (LinkStatement statement : statements.values()) {
            String refusal = grouping.refusal(statement);
            if (statement.link().equals(said) || !Objects.equals(refusal, statement.refusal())) {
                events.addAll(MergeForest.bothEnds(statement.link(), refusal));
            }
            if (refusal != null && refusalByEnds(statement) == null) {
                contested.add(statement.link().weaker());
                contested.add(statement.link().stronger());
            }
        }
        Foreseen linked = new Foreseen(forest, events);
        List<Placed> placed = new ArrayList<>();
        grouping.groups().forEach(group -> place(group, contested, linked, placed));
        if (said != null && grouping.refusal(new LinkStatement(said, null)) == null && isMerge(placed)) {
            return merged(events, placed, said);
        }
        events.addAll(placed);
        return events;
    }

    /** The fragments that were looked at. */
    Set<FragmentId> looked() {
        return fragments.keySet();
    }

    /** Whether all that changed is that one root went under another one. */
    private boolean isMerge(List<Placed> placed) {
        if (placed.size() != 2) {
            return false;
        }
        Placed weaker = child(placed);
        Placed stronger = root(placed);
        return stronger.parent() == null
                && stronger.fragment().equals(weaker.parent())
                && known(weaker.fragment()).parent() == null
                && Set.copyOf(known(weaker.fragment()).children()).equals(Set.copyOf(weaker.children()))
                && stronger.children().size()
                        == known(stronger.fragment()).children().size() + 1;
    }

    private static Placed child(List<Placed> two) {
        return two.getFirst().parent() == null ? two.getLast() : two.getFirst();
    }

    private static Placed root(List<Placed> two) {
        return two.getFirst().parent() == null ? two.getFirst() : two.getLast();
    }

    private static List<IdentityEvent> merged(List<IdentityEvent> linked, List<Placed> placed, Link said) {
        Placed weaker = child(placed);
        Placed stronger = root(placed);
        List<IdentityEvent> events = new ArrayList<>();
        events.add(new MergedInto(weaker.fragment(), stronger.fragment(), said));
        events.add(new Absorbed(stronger.fragment(), weaker.fragment(), said, stronger.census()));
        linked.stream()
                .filter(event -> !(event instanceof Linked it
                        && it.link().equals(said)
                        && (it.fragment().equals(weaker.fragment())
                                || it.fragment().equals(stronger.fragment()))))
                .forEach(events::add);
        return events;
    }

    /** Everything that links or the forest connect with where it begins, but for links known not to count anyhow. */
    private void collect(List<FragmentId> around) {
        Deque<FragmentId> open = new ArrayDeque<>(around);
        while (!open.isEmpty()) {
            FragmentId id = open.poll();
            if (fragments.containsKey(id)) {
                continue;
            }
            Fragment fragment = forest.fragment(id);
            fragments.put(id, fragment);
            if (fragment.parent() != null) {
                open.add(fragment.parent());
            }
            open.addAll(fragment.children());
            fragment.apart().forEach(other -> apart.add(Pair.of(id, other)));
            for (Map.Entry<FragmentId, Known> link : fragment.links().entrySet()) {
                if (isKnownToBoth(id, link.getKey())) {
                    LinkStatement statement = link.getValue().statement();
                    statements.put(statement.pair(), statement);
                    String ends = refusalByEnds(statement);
                    if (ends == null || !ends.equals(statement.refusal())) {
                        open.add(link.getKey());
                    }
                }
            }
        }
        statements
                .keySet()
                .removeIf(pair -> !fragments.containsKey(pair.lower()) || !fragments.containsKey(pair.higher()));
    }

    /** One that was erased since has forgotten its links. */
    private boolean isKnownToBoth(FragmentId one, FragmentId other) {
        return forest.fragment(other).links().containsKey(one);
    }

    private @Nullable String refusalByEnds(LinkStatement statement) {
        Grouping.Node weaker = node(forest.fragment(statement.link().weaker()));
        Grouping.Node stronger = node(forest.fragment(statement.link().stronger()));
        return Refusals.ofEnds(weaker, stronger, statement, rules);
    }

    /** A member keeps its place while that leads to the group's root; others go right under the root. */
    private void place(Collection<FragmentId> group, Set<FragmentId> contested, Forest linked, List<Placed> placed) {
        Fragment root = group.stream()
                .map(this::known)
                .reduce((one, other) -> MergeForest.isStronger(one, other, rules) ? one : other)
                .orElseThrow();
        Map<FragmentId, @Nullable FragmentId> parents = new TreeMap<>();
        Map<FragmentId, Set<FragmentId>> children = new TreeMap<>();
        for (FragmentId member : group) {
            FragmentId parent = member.equals(root.id())
                    ? null
                    : leadsTo(root.id(), member, group) ? known(member).parent() : root.id();
            parents.put(member, parent);
            if (parent != null) {
                children.computeIfAbsent(parent, any -> new TreeSet<>()).add(member);
            }
        }
        Census census = census(group, contested);
        parents.forEach((member, parent) -> {
            Fragment before = linked.fragment(member);
            Set<FragmentId> under = children.getOrDefault(member, Set.of());
            Census counted = parent == null ? census : null;
            if (!Objects.equals(before.parent(), parent)
                    || !under.equals(Set.copyOf(before.children()))
                    || !Objects.equals(before.census(), counted)) {
                placed.add(new Placed(member, parent, List.copyOf(under), counted));
            }
        });
    }

    private boolean leadsTo(FragmentId root, FragmentId member, Collection<FragmentId> group) {
        FragmentId at = member;
        for (int steps = 0; steps <= group.size(); steps++) {
            if (at.equals(root)) {
                return true;
            }
            FragmentId parent = known(at).parent();
            if (parent == null || !group.contains(parent)) {
                return false;
            }
            at = parent;
        }
        return false;
    }

    private Census census(Collection<FragmentId> group, Set<FragmentId> contested) {
        Map<String, Integer> counts = new TreeMap<>();
        boolean isContested = false;
        for (FragmentId member : group) {
            counts.merge(MergeForest.namespace(known(member)).name(), 1, Integer::sum);
            isContested |= contested.contains(member) || !known(member).apart().isEmpty();
        }
        return new Census(counts, isContested);
    }

    private Fragment known(FragmentId id) {
        Fragment fragment = fragments.get(id);
        if (fragment == null) {
            throw new IllegalStateException("Fragment " + id + " was not looked at");
        }
        return fragment;
    }
}
