package dev.annals.platform.ledger;

import dev.annals.platform.ledger.Checkpoints.Signed;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.LongConsumer;

/**
 * Writes ledger and log as one file that is verified without any database: a sequence of CBOR items (RFC 8742), each an
 * array that begins with a word.
 *
 * <ul>
 *   <li>{@code ["annals-ledger", 1, key, note]}: once, first; the key, and the newest checkpoint
 *   <li>{@code ["checkpoint", note, position, microseconds]}: before the tile in which its tree ends
 *   <li>{@code ["tile", index, tile, rows]}: a tile of level 0 as {@link Tile#toBytes} writes it, and how many rows follow
 *   <li>{@code ["row", position, stream, sequence, id, stream type, name, revision, microseconds, meta data, payload]}
 *   <li>{@code ["end", uncovered]}: once, last; how many events at the end of the log are not in the file
 * </ul>
 */
public final class LedgerExport {

    static final String HEAD = "annals-ledger";
    static final int FORMAT = 1;
    static final String CHECKPOINT = "checkpoint";
    static final String TILE = "tile";
    static final String ROW = "row";
    static final String END = "end";
    static final int ROW_ITEMS = 11;

    private final OutputStream target;
    private final LongConsumer progress;
    private final CborOut out = new CborOut();

    /**
     * An export.
     *
     * @param target where to; buffered
     * @param progress is told now and then up to which position it has come
     */
    public LedgerExport(OutputStream target, LongConsumer progress) {
        this.target = target;
        this.progress = progress;
    }

    /**
     * Writes everything up to the newest checkpoint.
     *
     * @return how many events
     * @throws BrokenOffException when the source breaks off; the file is of no use then
     */
    public long write(Sections sections) throws IOException {
        out.clear().array(4).text(HEAD).number(FORMAT).text(sections.key().text());
        flush(sections.newest().map(out::text).orElseGet(out::nothing));
        long events = 0;
        Optional<Section> next = sections.next();
        while (next.isPresent()) {
            events += next.get().rows().size();
            write(next.get());
            progress.accept(next.get().lastPosition());
            next = sections.next();
        }
        flush(out.clear().array(2).text(END).number(sections.uncovered()));
        target.flush();
        return events;
    }

    private void write(Section section) throws IOException {
        int row = 0;
        int checkpoint = 0;
        for (int i = 0; i < section.tiles().size(); i++) {
            Tile tile = section.tiles().get(i);
            boolean isLast = i == section.tiles().size() - 1;
            long leaves = tile.index() * TileAddress.FULL + tile.width();
            while (checkpoint < section.checkpoints().size()
                    && section.checkpoints().get(checkpoint).checkpoint().size() <= leaves) {
                write(section.checkpoints().get(checkpoint++));
            }
            int end = isLast ? section.rows().size() : rowsUpTo(section, row, tile.positions()[tile.width() - 1]);
            flush(out.clear()
                    .array(4)
                    .text(TILE)
                    .number(tile.index())
                    .bytes(tile.toBytes())
                    .number(end - row));
            while (row < end) {
                write(section.rows().get(row++));
            }
        }
    }

    private static int rowsUpTo(Section section, int from, long position) {
        int end = from;
        while (end < section.rows().size() && section.rows().get(end).position() <= position) {
            end++;
        }
        return end;
    }

    private void write(Signed signed) throws IOException {
        flush(out.clear()
                .array(4)
                .text(CHECKPOINT)
                .text(signed.note())
                .number(signed.position())
                .number(ChronoUnit.MICROS.between(Instant.EPOCH, signed.at())));
    }

    private void write(LogRow row) throws IOException {
        out.clear()
                .array(ROW_ITEMS)
                .text(ROW)
                .number(row.position())
                .id(row.stream())
                .number(row.sequence())
                .id(row.id())
                .text(row.streamType())
                .text(row.payloadType())
                .text(row.revision())
                .number(row.micros());
        flush((row.metaData() == null ? out.nothing() : out.bytes(row.metaData())).bytes(row.payload()));
    }

    private void flush(CborOut item) throws IOException {
        target.write(item.array(), 0, item.length());
    }
}
