package dev.annals.platform.ledger;

import dev.annals.platform.ledger.Checkpoints.Signed;
import dev.annals.platform.ledger.Comparison.Difference;
import dev.annals.platform.ledger.Verdict.Broken;
import dev.annals.platform.ledger.Verdict.Sound;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Puts the sections of a ledger together, in their order, and holds them to the checkpoints.
 *
 * <p>Where rows and leaves differ, the next checkpoint says which of them is right: the leaves when they have its root, the
 * rows when these have it. Where they agree and the root is another, both were changed together, somewhere behind the last
 * checkpoint that held.
 */
final class LedgerCheck {

    private final NoteKey key;
    private final @Nullable Checkpoint newest;
    private TreeRoot tree = new TreeRoot();
    private long events;
    private long checkpoints;
    private long held = -1;
    private long position = -1;
    private @Nullable Difference first;
    private @Nullable TreeRoot before;
    private boolean isWhole = true;
    private final PurgeClaims purges = new PurgeClaims();
    private final List<byte[]> rowsSince = new ArrayList<>();

    LedgerCheck(NoteKey key, @Nullable Checkpoint newest) {
        this.key = key;
        this.newest = newest;
    }

    /** Takes the next section; answers what is wrong once that is known. */
    Optional<Verdict> accept(Comparison compared) {
        Section section = compared.section();
        events += compared.compared();
        noteDifference(compared);
        isWhole &= section.range().equals(PositionRange.EVERYTHING);
        section.rows().forEach(purges::see);
        List<Signed> due = new ArrayList<>(section.checkpoints());
        int root = 0;
        for (Tile tile : section.tiles()) {
            while (!due.isEmpty() && due.getFirst().checkpoint().size() <= tree.size() + tile.width()) {
                Optional<Verdict> broken = hold(due.removeFirst(), tile);
                if (broken.isPresent()) {
                    return broken;
                }
            }
            if (tile.width() == TileAddress.FULL) {
                tree.append(8, compared.roots().get(root++));
            } else {
                append(tree, tile, tile.width());
            }
            position = tile.positions()[tile.width() - 1];
        }
        return due.isEmpty() ? Optional.empty() : Optional.of(forged(due.getFirst()));
    }

    private void noteDifference(Comparison compared) {
        Difference difference = compared.difference();
        if (first == null && difference != null) {
            first = difference;
            before = tree.copy();
        }
        if (first != null) {
            if (difference != null) {
                rowsSince.addAll(compared.merged());
            } else {
                compared.section().tiles().forEach(tile -> {
                    for (int place = 0; place < tile.width(); place++) {
                        rowsSince.add(tile.hash(place));
                    }
                });
            }
        }
    }

    /** Holds the tree, with as much of the next tile as the checkpoint covers, to that checkpoint. */
    private Optional<Verdict> hold(Signed signed, Tile next) {
        Checkpoint checkpoint;
        try {
            checkpoint = Checkpoint.open(signed.note(), key);
        } catch (IllegalArgumentException notSigned) {
            return Optional.of(forged(signed));
        }
        if (checkpoint.size() <= tree.size()) {
            return Optional.of(forged(signed));
        }
        int width = (int) (checkpoint.size() - tree.size());
        TreeRoot leaves = tree.copy();
        append(leaves, next, width);
        boolean isLeaves = Arrays.equals(leaves.hash(), checkpoint.root());
        long last = next.positions()[width - 1];
        checkpoints++;
        if (first != null && first.position() <= last) {
            return Optional.of(broken(first, isLeaves, isRows(checkpoint)));
        }
        if (!isLeaves) {
            return Optional.of(new Broken(
                    held + 1,
                    last,
                    "The events that were compared agree with the ledger's tiles, but "
                            + (held < 0 ? "from the beginning" : "behind position " + held)
                            + " to position " + last + " these are not what was signed: both were changed"));
        }
        held = last;
        return Optional.empty();
    }

    private boolean isRows(Checkpoint checkpoint) {
        if (before == null || checkpoint.size() - before.size() > rowsSince.size()) {
            return false;
        }
        TreeRoot rows = before.copy();
        rowsSince.subList(0, (int) (checkpoint.size() - before.size())).forEach(rows::append);
        return Arrays.equals(rows.hash(), checkpoint.root());
    }

    private static Broken broken(Difference difference, boolean isLeaves, boolean isRows) {
        String what = isLeaves
                ? sentence(difference)
                : isRows
                        ? "The event is as it was signed, but the ledger's tile was changed"
                        : "Neither the event nor the ledger's tile is as it was signed";
        return new Broken(difference.position(), difference.position(), what);
    }

    private static String sentence(Difference difference) {
        return switch (difference.kind()) {
            case CHANGED -> "The event was changed";
            case MISSING -> "The event is missing";
            case INSERTED -> "The event was slipped in";
            case MISPLACED -> "The event is as it was signed, but the ledger's tile says that it stands elsewhere";
        };
    }

    private Broken forged(Signed signed) {
        return new Broken(
                held + 1,
                Math.max(held + 1, signed.position()),
                "The checkpoint of " + signed.checkpoint().size() + " events is not signed by " + key.text());
    }

    /** What it means that the source ended too early. */
    Verdict brokenOff(BrokenOffException broken) {
        return first == null
                ? new Broken(broken.position(), broken.position(), String.valueOf(broken.getMessage()))
                : new Broken(first.position(), first.position(), sentence(first));
    }

    /** The verdict at the end of the source. */
    Verdict end(long uncovered) {
        if (first != null) {
            return new Broken(first.position(), first.position(), sentence(first));
        }
        long size = newest == null ? 0 : newest.size();
        if (tree.size() != size || (newest != null && !Arrays.equals(tree.hash(), newest.root()))) {
            return new Broken(
                    held + 1,
                    Math.max(held + 1, position),
                    "The ledger has " + tree.size() + " events, but not the root of its newest checkpoint, that of "
                            + size);
        }
        Optional<Verdict> unsaid = isWhole ? purges.unsaid() : Optional.empty();
        return unsaid.orElseGet(() -> new Sound(events, newest, checkpoints, uncovered));
    }

    private static void append(TreeRoot tree, Tile tile, int width) {
        for (int place = 0; place < width; place++) {
            tree.append(tile.hash(place));
        }
    }
}
