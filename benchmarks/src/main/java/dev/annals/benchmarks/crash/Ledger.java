package dev.annals.benchmarks.crash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The client's own book of what it sent and what it was told: one line an interaction and turn, forced to disk before the
 * client goes on. It owes nothing to the product and outlives every crash of it.
 *
 * <pre>
 * sent 3f1c...       about to be sent
 * acked 3f1c...      answered with 2xx: has to be stored once
 * rejected 77ab...   answered with 4xx: must not be stored
 * unknown 90cd...    no answer, or 5xx: may be stored once, and is sent again
 * </pre>
 */
final class Ledger implements AutoCloseable {

    private final FileChannel file;
    private final Map<String, Turn> turns = new TreeMap<>();

    /** What is known of an interaction. */
    enum Turn {
        SENT,
        ACKED,
        REJECTED,
        UNKNOWN
    }

    Ledger(Path path) {
        try {
            file = FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException("The ledger cannot be kept at " + path, e);
        }
    }

    /** Enters a turn of some interactions; durable when this returns. */
    synchronized void enter(Turn turn, Collection<String> messageIds) {
        String word = turn.name().toLowerCase(Locale.ROOT);
        String lines = messageIds.stream().map(id -> word + " " + id + "\n").collect(Collectors.joining());
        try {
            ByteBuffer bytes = ByteBuffer.wrap(lines.getBytes(StandardCharsets.US_ASCII));
            while (bytes.hasRemaining()) {
                file.write(bytes);
            }
            file.force(false);
        } catch (IOException e) {
            throw new UncheckedIOException("The ledger cannot be kept", e);
        }
        messageIds.forEach(id -> turns.put(id, turn));
    }

    /** The interactions whose last turn is this one. */
    synchronized Set<String> all(Turn turn) {
        return turns.entrySet().stream()
                .filter(entry -> entry.getValue() == turn)
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** How many interactions have which last turn. */
    synchronized Map<Turn, Long> counts() {
        return turns.values().stream()
                .collect(Collectors.groupingBy(turn -> turn, () -> new EnumMap<>(Turn.class), Collectors.counting()));
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
