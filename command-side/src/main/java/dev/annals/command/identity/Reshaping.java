package dev.annals.command.identity;

import dev.annals.api.identity.FragmentId;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The forest in a decision that remembers how it was, and tells afterwards how many profiles were split and merged. */
final class Reshaping implements Forest {

    private final Forest forest;
    private final Map<FragmentId, Fragment> before = new LinkedHashMap<>();

    Reshaping(Forest forest) {
        this.forest = forest;
    }

    @Override
    public Fragment fragment(FragmentId id) {
        Fragment now = forest.fragment(id);
        before.putIfAbsent(id, now);
        return now;
    }

    @Override
    public Instant now() {
        return forest.now();
    }

    /** How many profiles were taken off others. */
    int split() {
        return pieces().size() - roots(true).size();
    }

    /** How many profiles became part of others. */
    int merged() {
        return pieces().size() - roots(false).size();
    }

    /**
     * What was and is together.
     *
     * @param from the root it had
     * @param to the root it has
     */
    private record Piece(FragmentId from, FragmentId to) {}

    private Set<Piece> pieces() {
        Set<Piece> pieces = new HashSet<>();
        before.values().stream()
                .filter(Fragment::isOpened)
                .forEach(fragment -> pieces.add(
                        new Piece(former(fragment), forest.root(fragment.id()).id())));
        return pieces;
    }

    private Set<FragmentId> roots(boolean former) {
        Set<FragmentId> roots = new HashSet<>();
        pieces().forEach(piece -> roots.add(former ? piece.from() : piece.to()));
        return roots;
    }

    private FragmentId former(Fragment fragment) {
        Fragment at = fragment;
        while (at.parent() != null) {
            Fragment parent = before.get(at.parent());
            if (parent == null) {
                return at.parent();
            }
            at = parent;
        }
        return at.id();
    }
}
