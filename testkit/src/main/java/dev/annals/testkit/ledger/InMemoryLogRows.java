package dev.annals.testkit.ledger;

import dev.annals.platform.ledger.LogRow;
import dev.annals.platform.ledger.LogRows;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;

/** Keeps rows on the heap, and lets anybody change them behind the ledger's back. */
public final class InMemoryLogRows implements LogRows {

    private final NavigableMap<Long, LogRow> rows = new TreeMap<>();

    /** Adds invented rows behind the last; now and then a position is left out, as a rollback leaves one out. */
    public void append(int count) {
        for (int i = 0; i < count; i++) {
            long last = rows.isEmpty() ? 0 : rows.lastKey();
            put(invented(last + (last % 97 == 13 ? 3 : 1)));
        }
    }

    /** A row as {@link #append} invents it for that position. */
    public static LogRow invented(long position) {
        return new LogRow(
                position,
                new UUID(1, position % 10),
                position / 10,
                new UUID(2, position),
                "fragment",
                "interaction.recorded",
                "1",
                1_700_000_000_000_000L + position,
                position % 2 == 0 ? null : "{}".getBytes(StandardCharsets.UTF_8),
                ("payload of " + position).getBytes(StandardCharsets.UTF_8));
    }

    /** The same row with another payload. */
    public static LogRow changed(LogRow row) {
        return new LogRow(
                row.position(),
                row.stream(),
                row.sequence(),
                row.id(),
                row.streamType(),
                row.payloadType(),
                row.revision(),
                row.micros(),
                row.metaData(),
                new byte[] {1});
    }

    /** Puts a row in its place, whatever is there. */
    public synchronized void put(LogRow row) {
        rows.put(row.position(), row);
    }

    /** Takes a row away. */
    public synchronized void remove(long position) {
        rows.remove(position);
    }

    /** The row of that position. */
    public synchronized LogRow at(long position) {
        return Objects.requireNonNull(rows.get(position));
    }

    /** The positions there are. */
    public synchronized List<Long> positions() {
        return List.copyOf(rows.keySet());
    }

    @Override
    public synchronized List<LogRow> after(long position, int limit) {
        return rows.tailMap(position, false).values().stream().limit(limit).toList();
    }
}
