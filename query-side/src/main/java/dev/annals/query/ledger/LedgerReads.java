package dev.annals.query.ledger;

import dev.annals.api.ledger.ConsistencyProof;
import dev.annals.api.ledger.InclusionProof;
import dev.annals.api.rejection.Rejected;
import dev.annals.api.rejection.Rejection;
import dev.annals.platform.ledger.Checkpoints;
import dev.annals.platform.ledger.Checkpoints.Signed;
import dev.annals.platform.ledger.InclusionProofs;
import dev.annals.platform.ledger.Leaves;
import dev.annals.platform.ledger.LogRow;
import dev.annals.platform.ledger.LogRows;
import dev.annals.platform.ledger.MissingTileException;
import dev.annals.platform.ledger.NoteKey;
import dev.annals.platform.ledger.PositionRange;
import dev.annals.platform.ledger.Sections;
import dev.annals.platform.ledger.StoredSections;
import dev.annals.platform.ledger.Tile;
import dev.annals.platform.ledger.TileAddress;
import dev.annals.platform.ledger.TileTree;
import dev.annals.platform.ledger.Tiles;
import dev.annals.platform.ledger.TreeHasher;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads the ledger: never more of it than its newest checkpoint covers. */
public final class LedgerReads {

    private final Checkpoints checkpoints;
    private final Tiles tiles;
    private final LogRows rows;
    private final NoteKey key;

    public LedgerReads(Checkpoints checkpoints, Tiles tiles, LogRows rows, NoteKey key) {
        this.checkpoints = checkpoints;
        this.tiles = tiles;
        this.rows = rows;
        this.key = key;
    }

    NoteKey key() {
        return key;
    }

    Optional<Signed> newest() {
        return checkpoints.newest();
    }

    /** How many events the newest checkpoint covers. */
    long size() {
        return newest().map(signed -> signed.checkpoint().size()).orElse(0L);
    }

    /** All of it, to be verified elsewhere. */
    Sections all() {
        return new StoredSections(key, rows, tiles, checkpoints, PositionRange.EVERYTHING);
    }

    /** A tile; empty when no checkpoint covers it. */
    Optional<Tile> tile(TileAddress address) {
        long size = size();
        long hashes = size >> (8 * Math.min(address.level(), 7));
        return address.index() * TileAddress.FULL + address.width() > hashes
                ? Optional.empty()
                : ready(() -> tiles.find(address));
    }

    /** The entries under a tile of level 0, each with its length before it; empty when no checkpoint covers it. */
    Optional<byte[]> entries(TileAddress address) {
        return tile(address).map(this::entries);
    }

    private byte[] entries(Tile tile) {
        ByteArrayOutputStream bundle = new ByteArrayOutputStream(tile.width() * 200);
        List<LogRow> found = rows.after(tile.positions()[0] - 1, tile.width());
        for (int place = 0; place < tile.width(); place++) {
            byte[] entry = entry(tile, place, place < found.size() ? found.get(place) : null);
            bundle.write(entry.length >>> 8);
            bundle.write(entry.length);
            bundle.writeBytes(entry);
        }
        return bundle.toByteArray();
    }

    private static byte[] entry(Tile tile, int place, @Nullable LogRow row) {
        byte[] entry = row == null ? new byte[0] : new Leaves().entry(row);
        if (row == null || !Arrays.equals(new TreeHasher().leaf(entry), tile.hash(place))) {
            throw notAsSigned(tile.positions()[place]);
        }
        return entry;
    }

    /**
     * Asks that an event stands, or stood, at a position.
     *
     * @throws Rejected with {@code NOT_FOUND} when the log does not reach that far
     */
    void require(long position) {
        boolean isSigned =
                newest().filter(signed -> signed.position() >= position).isPresent();
        if (!isSigned && rows.after(position - 1, 1).stream().noneMatch(row -> row.position() == position)) {
            throw nothingAt(position);
        }
    }

    /**
     * The proof for an event that the checkpoint covers.
     *
     * @throws Rejected with {@code NOT_FOUND} when no event stands there
     */
    Proven prove(long position, Signed signed) {
        return ready(() -> {
            TileTree tree = new TileTree(tiles, signed.checkpoint().size());
            OptionalLong leaf = tree.leafAt(position);
            if (leaf.isEmpty()) {
                throw nothingAt(position);
            }
            Tile tile = tree.leaves(leaf.getAsLong());
            LogRow row = rows.after(position - 1, 1).stream()
                    .filter(found -> found.position() == position)
                    .findFirst()
                    .orElseThrow(() -> notAsSigned(position));
            byte[] entry = entry(tile, (int) (leaf.getAsLong() % TileAddress.FULL), row);
            List<byte[]> path = tree.inclusion(leaf.getAsLong());
            return new Proven(
                    entry, leaf.getAsLong(), path, InclusionProofs.of(row, leaf.getAsLong(), path, signed.note(), key));
        });
    }

    /** The proof that a tree of so many events has grown out of one of fewer. */
    ConsistencyProof consistency(long from, long to) {
        long size = size();
        if (from < 1 || from > to || to > size) {
            throw new Rejected(
                    Rejection.INVALID_PARAMETER,
                    "The parameters 'from' and 'to' are numbers of events, from 1 to the newest checkpoint's " + size
                            + ".");
        }
        return ready(() -> {
            TileTree later = new TileTree(tiles, to);
            return new ConsistencyProof(
                    ConsistencyProof.TYPE,
                    from,
                    base64(new TileTree(tiles, from).root()),
                    to,
                    base64(later.root()),
                    later.consistency(from).stream().map(LedgerReads::base64).toList());
        });
    }

    private static <T> T ready(Supplier<T> reading) {
        try {
            return reading.get();
        } catch (MissingTileException | IllegalArgumentException beingMade) {
            throw new Rejected(
                    Rejection.STORE_UNAVAILABLE, "The ledger's tiles are being made anew from the log at the moment.");
        }
    }

    private static Rejected nothingAt(long position) {
        return new Rejected(Rejection.NOT_FOUND, "No event stands at position " + position + " of the log.");
    }

    private static Rejected notAsSigned(long position) {
        return new Rejected(
                Rejection.CONFLICT,
                "The event at position " + position + " is not what was signed. `annals verify` tells more.");
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** A proof with its parts. */
    @SuppressWarnings("ArrayRecordComponent")
    record Proven(byte[] entry, long index, List<byte[]> path, InclusionProof document) {}
}
