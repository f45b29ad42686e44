package dev.annals.platform.ledger;

import dev.annals.platform.ledger.Checkpoints.Signed;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Ledger and log as {@link LedgerExport} wrote them. */
public final class ExportedSections implements Sections {

    private final CborIn in;
    private final PositionRange range;
    private final NoteKey key;
    private final @Nullable String newest;
    private final long size;
    private long leaves;
    private long position = -1;
    private long uncovered;

    /**
     * Begins to read.
     *
     * @param file the export
     * @param range which positions to compare
     * @throws IllegalArgumentException when it is no export
     */
    public ExportedSections(InputStream file, PositionRange range) {
        this.in = new CborIn(file);
        this.range = range;
        try {
            expect(4, LedgerExport.HEAD);
            if (in.number() != LedgerExport.FORMAT) {
                throw new IllegalArgumentException("The export has a format that this version does not know");
            }
            this.key = NoteKey.parse(in.text());
            this.newest = noteOrNothing();
            this.size = newest == null
                    ? 0
                    : Checkpoint.parse(Note.parse(newest).text()).size();
        } catch (UncheckedIOException e) {
            throw new IllegalArgumentException("The file is no export of a ledger", e);
        }
    }

    private @Nullable String noteOrNothing() {
        return in.isNothing() ? null : in.text();
    }

    @Override
    public NoteKey key() {
        return key;
    }

    @Override
    public Optional<String> newest() {
        return Optional.ofNullable(newest);
    }

    @Override
    public Optional<Section> next() {
        if (leaves >= size) {
            end();
            return Optional.empty();
        }
        long expected = position + 1;
        try {
            List<Signed> checkpoints = new ArrayList<>();
            int items = in.array();
            String word = in.text();
            while (word.equals(LedgerExport.CHECKPOINT) && items == 4) {
                checkpoints.add(checkpoint());
                items = in.array();
                word = in.text();
            }
            if (!word.equals(LedgerExport.TILE) || items != 4 || in.number() != leaves / TileAddress.FULL) {
                throw new IllegalArgumentException("Something else than the next tile");
            }
            Tile tile = Tile.of(0, leaves / TileAddress.FULL, in.bytes());
            expected = tile.positions()[0];
            List<LogRow> rows = new ArrayList<>(TileAddress.FULL);
            long count = in.number();
            for (long i = 0; i < count; i++) {
                expected = tile.positions()[(int) Math.min(i, tile.width() - 1)];
                rows.add(row());
            }
            leaves += tile.width();
            position = tile.positions()[tile.width() - 1];
            rows.removeIf(row -> !range.contains(row.position()));
            return Optional.of(new Section(checkpoints, List.of(tile), rows, range));
        } catch (IllegalArgumentException | UncheckedIOException damaged) {
            throw new BrokenOffException(
                    expected, "The file is damaged or cut short from here on: " + damaged.getMessage());
        }
    }

    private void end() {
        try {
            expect(2, LedgerExport.END);
            uncovered = in.number();
            if (!in.isEnd()) {
                throw new IllegalArgumentException("Something behind the end");
            }
        } catch (IllegalArgumentException | UncheckedIOException damaged) {
            throw new BrokenOffException(position + 1, "The file does not end as it should: " + damaged.getMessage());
        }
    }

    private void expect(int items, String word) {
        if (in.array() != items || !in.text().equals(word)) {
            throw new IllegalArgumentException("There is no " + word + " where one is expected");
        }
    }

    private Signed checkpoint() {
        String note = in.text();
        long last = in.number();
        Instant at = Instant.EPOCH.plus(in.number(), ChronoUnit.MICROS);
        return new Signed(Checkpoint.parse(Note.parse(note).text()), note, last, at);
    }

    private LogRow row() {
        expect(LedgerExport.ROW_ITEMS, LedgerExport.ROW);
        return new LogRow(
                in.number(),
                in.id(),
                in.number(),
                in.id(),
                in.text(),
                in.text(),
                in.text(),
                in.number(),
                in.bytesOrNothing(),
                in.bytes());
    }

    @Override
    public long uncovered() {
        return uncovered;
    }
}
