package dev.annals.platform.ledger;

import dev.annals.platform.ledger.Checkpoints.Signed;
import java.util.List;

/**
 * A stretch of the ledger beside the same stretch of the log, to be compared.
 *
 * @param checkpoints those of trees that end in this stretch, smallest first
 * @param tiles its tiles of level 0, in order; all but the last of the ledger are full
 * @param rows the rows of the log behind the stretch before, up to the position of the last leaf, as far as they are in
 *     the range
 * @param range which positions are compared
 */
public record Section(List<Signed> checkpoints, List<Tile> tiles, List<LogRow> rows, PositionRange range) {

    long firstPosition() {
        return tiles.getFirst().positions()[0];
    }

    long lastPosition() {
        Tile last = tiles.getLast();
        return last.positions()[last.width() - 1];
    }

    int leaves() {
        return tiles.stream().mapToInt(Tile::width).sum();
    }
}
