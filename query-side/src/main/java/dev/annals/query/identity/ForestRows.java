package dev.annals.query.identity;

import dev.annals.query.identity.IdentityView.Edge;
import dev.annals.query.identity.IdentityView.KeptApart;
import dev.annals.query.identity.IdentityView.Node;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Puts what is drawn of a forest into rows: each identifier below the one to which its oldest counting link leads, and at
 * the end the profiles it has nothing to do with. The same forest has the same rows, whatever order it is told in.
 */
final class ForestRows {

    /**
     * A row.
     *
     * @param id the fragment
     * @param node what is known of it; null where it is another profile's
     * @param by the counting link by which it hangs under its parent; null for the root and for others' fragments
     * @param parent the row under which it hangs; null where it hangs under none
     * @param depth how deep it hangs
     */
    record Row(
            String id,
            @Nullable Node node,
            @Nullable Edge by,
            @Nullable Row parent,
            int depth) {}

    private final Map<String, Row> rows = new LinkedHashMap<>();
    private final Map<String, Integer> numbers = new HashMap<>();
    private final Set<Edge> drawn = new HashSet<>();
    private final Map<String, List<Edge>> edges = new HashMap<>();
    private final Map<String, Node> nodes = new HashMap<>();

    ForestRows(IdentityView forest) {
        forest.nodes().forEach(node -> nodes.put(node.fragmentId(), node));
        for (Edge edge : forest.edges()) {
            for (String end : List.of(edge.from(), edge.to())) {
                edges.computeIfAbsent(end, any -> new ArrayList<>()).add(edge);
            }
        }
        hang(forest.profileId());
        forest.nodes().forEach(node -> hang(node.fragmentId()));
        Stream.concat(
                        Stream.concat(forest.edges().stream(), forest.refused().stream())
                                .flatMap(edge -> Stream.of(edge.from(), edge.to())),
                        forest.apart().stream().map(KeptApart::other))
                .sorted()
                .forEach(id -> rows.computeIfAbsent(id, other -> new Row(other, null, null, null, 0)));
        rows.keySet().forEach(id -> numbers.put(id, numbers.size()));
    }

    /** The rows from top to bottom. */
    Collection<Row> all() {
        return rows.values();
    }

    /** The row of a fragment. */
    Row of(String id) {
        return Objects.requireNonNull(rows.get(id));
    }

    /** Whether the row of one fragment is above that of another. */
    boolean isAbove(String one, String other) {
        return number(one) < number(other);
    }

    private int number(String id) {
        return Objects.requireNonNull(numbers.get(id));
    }

    /** Whether a link shows by what hangs under what. */
    boolean isShownByPlace(Edge edge) {
        return drawn.contains(edge);
    }

    /** Walks depth first without recursion: chains may be as long as a profile has identifiers. */
    private void hang(String from) {
        List<Row> open = new ArrayList<>();
        open.add(new Row(from, nodes.get(from), null, null, 0));
        while (!open.isEmpty()) {
            Row row = open.removeLast();
            if (row.node() == null || rows.putIfAbsent(row.id(), row) != null) {
                continue;
            }
            if (row.by() != null) {
                drawn.add(row.by());
            }
            for (Edge edge : edges.getOrDefault(row.id(), List.of()).reversed()) {
                String other = edge.from().equals(row.id()) ? edge.to() : edge.from();
                if (!rows.containsKey(other)) {
                    open.add(new Row(other, nodes.get(other), edge, row, row.depth() + 1));
                }
            }
        }
    }
}
