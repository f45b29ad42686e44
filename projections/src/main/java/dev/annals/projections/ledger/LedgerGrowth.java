package dev.annals.projections.ledger;

import dev.annals.platform.ledger.Checkpoint;
import dev.annals.platform.ledger.Checkpoints;
import dev.annals.platform.ledger.Checkpoints.Signed;
import dev.annals.platform.ledger.Leaves;
import dev.annals.platform.ledger.LogRow;
import dev.annals.platform.ledger.LogRows;
import dev.annals.platform.ledger.NoteSigner;
import dev.annals.platform.ledger.RightEdge;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Lets the tree grow with the log, and signs it.
 *
 * <p>The point to go on from is always a signed checkpoint whose tree the stored tiles still hold; where they hold none,
 * they are made anew from the first event. Whatever was signed beyond that point is passed again on the way, and has to
 * come out the same. So nothing is ever signed that is not an extension of all that was signed before, and neither a
 * crash nor lost tiles can change what is signed. Used by one thread only.
 */
final class LedgerGrowth {

    /** How many of the newest checkpoints are tried before the tiles are made anew. */
    private static final int TRIES = 16;

    private static final int PAGE = 500;

    private final LogRows rows;
    private final TileShelf tiles;
    private final Checkpoints checkpoints;
    private final NoteSigner signer;
    private final Clock clock;
    private final Leaves leaves = new Leaves();
    private final Deque<Signed> ahead = new ArrayDeque<>();
    private @Nullable RightEdge edge;
    private @Nullable Signed newest;

    LedgerGrowth(LogRows rows, TileShelf tiles, Checkpoints checkpoints, NoteSigner signer, Clock clock) {
        this.rows = rows;
        this.tiles = tiles;
        this.checkpoints = checkpoints;
        this.signer = signer;
        this.clock = clock;
    }

    /**
     * Takes up to so many rows into the tree.
     *
     * @return how many there were
     * @throws BrokenLedgerException when the log is not the one that was signed
     */
    int grow(int limit) {
        RightEdge growing = edge == null ? takeUp() : edge;
        edge = null;
        List<LogRow> more = rows.after(growing.lastPosition(), limit);
        for (LogRow row : more) {
            growing.append(leaves.hash(row), row.position());
            compareWithWhatWasSigned(growing);
        }
        tiles.put(growing.changed());
        if (more.size() < limit && !ahead.isEmpty()) {
            throw new BrokenLedgerException("The log ends at position " + growing.lastPosition()
                    + ", but was signed up to position " + ahead.getLast().position());
        }
        edge = growing;
        return more.size();
    }

    /**
     * Signs the tree as it is, unless that was done or its older part is still being made anew.
     *
     * @return whether there is a new checkpoint
     */
    boolean sign() {
        RightEdge grown = edge;
        if (grown == null || !ahead.isEmpty() || grown.size() == signedSize()) {
            return false;
        }
        Checkpoint checkpoint = new Checkpoint(signer.key().name(), grown.size(), grown.root());
        Signed signed = new Signed(
                checkpoint,
                signer.sign(checkpoint.text()),
                grown.lastPosition(),
                clock.instant().truncatedTo(ChronoUnit.MICROS));
        if (checkpoints.add(signed, signedSize())) {
            newest = signed;
            return true;
        }
        forget();
        return false;
    }

    /** Forgets the tree, so that it is taken up anew. */
    void forget() {
        edge = null;
    }

    /** The leaves of the tree, and the position of the last one, as far as it has grown here. */
    long size() {
        return edge == null ? 0 : edge.size();
    }

    long position() {
        return edge == null ? -1 : edge.lastPosition();
    }

    /** The newest checkpoint. */
    Optional<Signed> newest() {
        return Optional.ofNullable(newest);
    }

    private long signedSize() {
        return newest == null ? 0 : newest.checkpoint().size();
    }

    private RightEdge takeUp() {
        newest = checkpoints.newest().map(this::opened).orElse(null);
        ahead.clear();
        RightEdge found = checkpoints.before(Long.MAX_VALUE, TRIES).stream()
                .map(this::opened)
                .flatMap(signed -> stored(signed).stream())
                .findFirst()
                .orElseGet(RightEdge::new);
        if (found.size() < signedSize()) {
            tiles.cut(found.size());
        }
        expectWhatWasSigned(found);
        return found;
    }

    private Optional<RightEdge> stored(Signed signed) {
        try {
            return RightEdge.at(signed.checkpoint().size(), tiles)
                    .filter(at -> Arrays.equals(at.root(), signed.checkpoint().root()));
        } catch (IllegalArgumentException damaged) {
            return Optional.empty();
        }
    }

    private Signed opened(Signed signed) {
        try {
            Checkpoint.open(signed.note(), signer.key());
            return signed;
        } catch (IllegalArgumentException notOurs) {
            throw new BrokenLedgerException("The checkpoint of "
                    + signed.checkpoint().size() + " events is not one that this installation signed");
        }
    }

    private void expectWhatWasSigned(RightEdge growing) {
        if (ahead.isEmpty() && growing.size() < signedSize()) {
            ahead.addAll(checkpoints.behind(growing.size(), PAGE));
        }
    }

    private void compareWithWhatWasSigned(RightEdge growing) {
        Signed next = ahead.peek();
        if (next == null || next.checkpoint().size() != growing.size()) {
            return;
        }
        if (!Arrays.equals(Objects.requireNonNull(ahead.poll()).checkpoint().root(), growing.root())) {
            throw new BrokenLedgerException(
                    "The log up to position " + growing.lastPosition() + " is not what was signed at " + next.at());
        }
        expectWhatWasSigned(growing);
    }
}
