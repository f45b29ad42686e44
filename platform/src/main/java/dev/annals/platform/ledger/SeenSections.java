package dev.annals.platform.ledger;

import dev.annals.platform.ledger.Checkpoints.Signed;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Sections to which the checkpoints are added that somebody else has kept. */
final class SeenSections implements Sections {

    private final Sections sections;
    private final Deque<Signed> seen;
    private long leaves;

    SeenSections(Sections sections, List<Signed> seen) {
        this.sections = sections;
        this.seen = new ArrayDeque<>(seen);
    }

    @Override
    public NoteKey key() {
        return sections.key();
    }

    @Override
    public Optional<String> newest() {
        return sections.newest();
    }

    @Override
    public Optional<Section> next() {
        return sections.next().map(this::withSeen);
    }

    private Section withSeen(Section section) {
        leaves += section.leaves();
        if (seen.isEmpty() || seen.getFirst().checkpoint().size() > leaves) {
            return section;
        }
        List<Signed> all = new ArrayList<>(section.checkpoints());
        while (!seen.isEmpty() && seen.getFirst().checkpoint().size() <= leaves) {
            all.add(seen.removeFirst());
        }
        all.sort(Comparator.comparingLong(signed -> signed.checkpoint().size()));
        return new Section(all, section.tiles(), section.rows(), section.range());
    }

    @Override
    public long uncovered() {
        return sections.uncovered();
    }
}
