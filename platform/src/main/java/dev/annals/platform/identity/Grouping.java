package dev.annals.platform.identity;

import dev.annals.api.identity.FragmentId;
import dev.annals.api.identity.Namespace;
import dev.annals.platform.identity.LinkStatement.Pair;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Says which fragments are one person: a pure function of what was stated and of the rules, so the order in which things
 * arrived, a split, a rebuild and a what-if can never disagree.
 *
 * <p>All statements are heard in one order, the strongest first (see {@link Said#STRONGEST_FIRST}), and each joins two groups
 * unless a rule forbids it. So what is refused is always the weakest link that would have joined too much, and a
 * statement that arrives late has the effect it would have had in time.
 */
public final class Grouping {

    /**
     * What it has to know of a fragment.
     *
     * @param id the fragment
     * @param namespace the kind of its identifier
     * @param barred why its links do not count; null where they do
     */
    public record Node(
            FragmentId id, Namespace namespace, @Nullable String barred) {}

    private final Map<Pair, String> refused = new HashMap<>();
    private final Map<FragmentId, Group> groups;

    private Grouping(Map<FragmentId, Group> groups) {
        this.groups = groups;
    }

    /**
     * Groups fragments.
     *
     * @param nodes the fragments
     * @param statements what links them; a statement about a fragment that is not among them is left out
     * @param apart the pairs that may not be in one group
     * @param rules the rules
     */
    public static Grouping of(
            Collection<Node> nodes, Collection<LinkStatement> statements, Set<Pair> apart, CompiledRules rules) {
        Map<FragmentId, Group> groups = new HashMap<>();
        Map<FragmentId, Node> known = new HashMap<>();
        for (Node node : nodes) {
            known.put(node.id(), node);
            groups.put(node.id(), new Group(node));
        }
        for (Pair pair : apart) {
            Group lower = groups.get(pair.lower());
            Group higher = groups.get(pair.higher());
            if (lower != null && higher != null) {
                lower.enemies.add(pair.higher());
                higher.enemies.add(pair.lower());
            }
        }
        List<Said> heard = new ArrayList<>();
        for (LinkStatement statement : statements) {
            Node weaker = known.get(statement.link().weaker());
            Node stronger = known.get(statement.link().stronger());
            if (weaker != null && stronger != null) {
                heard.add(Said.of(statement, weaker, stronger, rules));
            }
        }
        heard.sort(Said.STRONGEST_FIRST);
        Grouping grouping = new Grouping(groups);
        heard.stream()
                .filter(said -> Refusals.ofEnds(said.weaker(), said.stronger(), said.statement(), rules) == null)
                .forEach(said ->
                        said.ends().forEach(end -> grouping.groupOf(end).see(end, said.statement())));
        heard.forEach(said -> grouping.hear(said, rules));
        return grouping;
    }

    /** The group of a fragment; every member has the same. */
    public Set<FragmentId> group(FragmentId member) {
        Group group = groups.get(member);
        return group == null ? Set.of(member) : Set.copyOf(group.members.keySet());
    }

    /** Whether two fragments are one person's. */
    public boolean areOne(FragmentId one, FragmentId other) {
        return groups.get(one) == groups.get(other);
    }

    /** All groups, each once. */
    public Collection<Set<FragmentId>> groups() {
        return groups.values().stream()
                .distinct()
                .map(group -> Set.copyOf(group.members.keySet()))
                .toList();
    }

    /** Why a statement does not count; null where it does. */
    public @Nullable String refusal(LinkStatement statement) {
        return refused.get(statement.pair());
    }

    private void hear(Said said, CompiledRules rules) {
        Group one = groupOf(said.weaker());
        Group other = groupOf(said.stronger());
        String refusal = refusal(said, one, other, rules);
        if (refusal == null) {
            join(one, other);
        } else {
            refused.put(said.statement().pair(), refusal);
        }
    }

    private static @Nullable String refusal(Said said, Group one, Group other, CompiledRules rules) {
        LinkStatement statement = said.statement();
        String ends = Refusals.ofEnds(said.weaker(), said.stronger(), statement, rules);
        if (ends != null) {
            return ends;
        }
        if (one == other) {
            return null;
        }
        if (one.isEnemyOf(other)) {
            return Refusals.KEPT_APART;
        }
        boolean overLimits = statement.rule().isOverLimits();
        if (said.isFromBefore() && !overLimits) {
            return Refusals.isByRules(statement.refusal()) ? statement.refusal() : null;
        }
        if (one.members.size() + other.members.size() > rules.rules().identifiersPerProfile()) {
            return Refusals.TOO_MANY_IDENTIFIERS;
        }
        return overLimits ? null : Refusals.ofLimits(one, other, said.at(), rules);
    }

    private Group groupOf(Node node) {
        Group group = groups.get(node.id());
        if (group == null) {
            throw new IllegalStateException("Fragment " + node.id() + " is in no group");
        }
        return group;
    }

    private void join(Group one, Group other) {
        if (one == other) {
            return;
        }
        Group larger = one.members.size() >= other.members.size() ? one : other;
        Group smaller = larger == one ? other : one;
        larger.take(smaller);
        smaller.members.keySet().forEach(member -> groups.put(member, larger));
    }

    /**
     * A statement with what its place in the order depends on.
     *
     * @param statement the statement
     * @param weaker the end whose namespace is the weaker one
     * @param stronger the other end
     * @param isFromBefore whether rules published since leave it as it was decided
     * @param priority which namespace is stronger
     */
    private record Said(
            LinkStatement statement, Node weaker, Node stronger, boolean isFromBefore, NamespacePriority priority) {

        /**
         * By rule, but what older rules had decided before what the present ones decide; by the strength of the weaker, then
         * of the stronger identifier; the earlier before the later; by id.
         */
        static final Comparator<Said> STRONGEST_FIRST = Comparator.<Said>comparingInt(
                        said -> said.statement().rule().isOverLimits() ? 0 : said.isFromBefore() ? 1 : 2)
                .thenComparing(said -> said.statement().rule())
                .thenComparing((one, other) -> one.priority()
                        .compare(one.weaker().namespace(), other.weaker().namespace()))
                .thenComparing((one, other) -> one.priority()
                        .compare(one.stronger().namespace(), other.stronger().namespace()))
                .thenComparing(Said::at)
                .thenComparing(said -> said.statement().pair());

        static Said of(LinkStatement statement, Node one, Node other, CompiledRules rules) {
            boolean oneIsWeaker = rules.priority().compare(one.namespace(), other.namespace()) >= 0;
            return new Said(
                    statement,
                    oneIsWeaker ? one : other,
                    oneIsWeaker ? other : one,
                    statement.isFromBefore(rules.rules()),
                    rules.priority());
        }

        Instant at() {
            Instant at = statement.link().at();
            return at == null ? Instant.MIN : at;
        }

        List<Node> ends() {
            return List.of(weaker, stronger);
        }
    }

    /** Fragments that are one person's, as far as was heard. */
    static final class Group {

        final Map<FragmentId, Node> members = new HashMap<>();
        final Map<Namespace, List<FragmentId>> byNamespace = new HashMap<>();
        final Map<FragmentId, Instant> firstLinked = new HashMap<>();
        final List<FragmentId> enemies = new ArrayList<>(0);

        Group(Node node) {
            members.put(node.id(), node);
            byNamespace
                    .computeIfAbsent(node.namespace(), namespace -> new ArrayList<>(1))
                    .add(node.id());
        }

        void see(Node member, LinkStatement statement) {
            Instant at = statement.link().at();
            if (at != null) {
                firstLinked.merge(member.id(), at, (one, other) -> one.isBefore(other) ? one : other);
            }
        }

        boolean isEnemyOf(Group other) {
            return enemies.stream().anyMatch(other.members::containsKey);
        }

        void take(Group other) {
            members.putAll(other.members);
            other.byNamespace.forEach((namespace, ids) -> byNamespace
                    .computeIfAbsent(namespace, any -> new ArrayList<>())
                    .addAll(ids));
            firstLinked.putAll(other.firstLinked);
            enemies.addAll(other.enemies);
        }
    }
}
