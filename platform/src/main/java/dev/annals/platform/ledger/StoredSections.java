package dev.annals.platform.ledger;

import dev.annals.platform.ledger.Checkpoints.Signed;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Ledger and log as an installation has stored them. */
public final class StoredSections implements Sections {

    /** How many tiles a stretch has. */
    private static final int TILES = 16;

    private static final int PAGE = 1_000;

    private final NoteKey key;
    private final LogRows rows;
    private final Tiles tiles;
    private final Checkpoints checkpoints;
    private final PositionRange range;
    private final @Nullable Signed newest;
    private final Deque<Signed> waiting = new ArrayDeque<>();
    private long leaves;
    private long position = -1;
    private long asked;

    /**
     * What is stored now.
     *
     * @param key the key that signs
     * @param rows the log
     * @param tiles the tiles
     * @param checkpoints the checkpoints
     * @param range which positions to read rows of
     */
    public StoredSections(NoteKey key, LogRows rows, Tiles tiles, Checkpoints checkpoints, PositionRange range) {
        this.key = key;
        this.rows = rows;
        this.tiles = tiles;
        this.checkpoints = checkpoints;
        this.range = range;
        this.newest = checkpoints.newest().orElse(null);
    }

    @Override
    public NoteKey key() {
        return key;
    }

    @Override
    public Optional<String> newest() {
        return Optional.ofNullable(newest).map(Signed::note);
    }

    @Override
    public Optional<Section> next() {
        long size = newest == null ? 0 : newest.checkpoint().size();
        if (leaves >= size) {
            return Optional.empty();
        }
        List<Tile> read = tiles(size);
        Section stretch = new Section(List.of(), read, List.of(), range);
        boolean isCompared = range.overlaps(stretch.firstPosition(), stretch.lastPosition());
        leaves += stretch.leaves();
        Section section = new Section(checkpoints(), read, isCompared ? rows(stretch) : List.of(), range);
        position = stretch.lastPosition();
        return Optional.of(section);
    }

    private List<Tile> tiles(long size) {
        List<Tile> read = new ArrayList<>(TILES);
        long first = leaves / TileAddress.FULL;
        long last = TileAddress.last(0, size).orElseThrow().index();
        for (long index = first; index <= last && read.size() < TILES; index++) {
            int width = (int) Math.min(TileAddress.FULL, size - index * TileAddress.FULL);
            read.add(find(new TileAddress(0, index, width)));
        }
        return read;
    }

    private Tile find(TileAddress address) {
        try {
            return tiles.find(address)
                    .orElseThrow(() -> new BrokenOffException(
                            position + 1, "The ledger's tile 0/" + address.path() + " is missing"));
        } catch (IllegalArgumentException damaged) {
            throw new BrokenOffException(position + 1, "The ledger's tile 0/" + address.path() + " is damaged");
        }
    }

    private List<LogRow> rows(Section stretch) {
        long end = stretch.lastPosition();
        List<LogRow> read = new ArrayList<>(stretch.leaves());
        long reached = position;
        while (reached < end) {
            List<LogRow> page = rows.after(reached, stretch.leaves());
            if (page.isEmpty()) {
                break;
            }
            for (LogRow row : page) {
                if (row.position() <= end && range.contains(row.position())) {
                    read.add(row);
                }
            }
            reached = page.getLast().position();
        }
        return read;
    }

    private List<Signed> checkpoints() {
        List<Signed> due = new ArrayList<>();
        while (true) {
            if (waiting.isEmpty()) {
                waiting.addAll(checkpoints.behind(asked, PAGE));
            }
            Signed next = waiting.peek();
            if (next == null || next.checkpoint().size() > leaves) {
                return due;
            }
            asked = next.checkpoint().size();
            due.add(Objects.requireNonNull(waiting.poll()));
        }
    }

    @Override
    public long uncovered() {
        long count = 0;
        long reached = newest == null ? -1 : position;
        List<LogRow> page;
        do {
            page = rows.after(reached, PAGE);
            count += page.size();
            reached = page.isEmpty() ? reached : page.getLast().position();
        } while (page.size() == PAGE);
        return count;
    }
}
