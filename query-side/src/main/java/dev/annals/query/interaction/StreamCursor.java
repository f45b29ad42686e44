package dev.annals.query.interaction;

import dev.annals.api.identity.FragmentId;
import dev.annals.api.rejection.Rejected;
import dev.annals.api.rejection.Rejection;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where to go on in several streams read together, newest first.
 *
 * <p>As text: URL-safe Base64 of the position and, for each stream that was looked into, the first half of its id and
 * the sequence. A stream that is not in it is read from its end, down to the position.
 *
 * @param below only events of lower positions are left
 * @param sequences for each stream looked into, by the first half of its id: only events of lower sequences are left
 */
public record StreamCursor(long below, Map<Long, Long> sequences) {

    /** Nothing has been read. */
    public static final StreamCursor START = new StreamCursor(Long.MAX_VALUE, Map.of());

    private static final int PAIR = 2 * Long.BYTES;

    /** The sequence below which events of a stream are left. */
    long before(FragmentId stream) {
        return sequences.getOrDefault(half(stream), Long.MAX_VALUE);
    }

    /** How a stream is named in it. */
    static long half(FragmentId stream) {
        return stream.value().getMostSignificantBits();
    }

    /**
     * Reads the text form; null stands for the start.
     *
     * @throws Rejected with {@code INVALID_PARAMETER} when it is none
     */
    public static StreamCursor parse(@Nullable String text) {
        if (text == null) {
            return START;
        }
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
            if (bytes.remaining() % PAIR != Long.BYTES) {
                throw invalid();
            }
            long below = bytes.getLong();
            Map<Long, Long> sequences = new HashMap<>();
            while (bytes.hasRemaining()) {
                sequences.put(bytes.getLong(), bytes.getLong());
            }
            return new StreamCursor(below, sequences);
        } catch (IllegalArgumentException notBase64) {
            throw invalid();
        }
    }

    /** The text form. */
    public String text() {
        ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES + PAIR * sequences.size());
        bytes.putLong(below);
        sequences.forEach((stream, sequence) -> bytes.putLong(stream).putLong(sequence));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }

    private static Rejected invalid() {
        return new Rejected(
                Rejection.INVALID_PARAMETER, "The parameter 'cursor' is none that a page answered as 'next'.");
    }
}
