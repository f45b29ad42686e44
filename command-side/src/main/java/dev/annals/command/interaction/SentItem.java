package dev.annals.command.interaction;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One item of a request as it was sent: read, but not yet checked for sense.
 *
 * @param fields its members; empty when it is no object
 * @param flaw what reading it found wrong; null for nothing
 * @param body the text of the whole request, in UTF-8
 * @param start where the item begins in it
 * @param end where it ends, exclusive
 */
@SuppressWarnings("ArrayRecordComponent")
public record SentItem(
        Map<String, @Nullable Object> fields, @Nullable Flaw flaw, byte[] body, int start, int end) {

    /** The item's own text. */
    String text() {
        return new String(body, start, end - start, StandardCharsets.UTF_8);
    }

    /** Whether it can be told in JSON again without losing anything. */
    boolean isWhole() {
        return flaw == null;
    }

    @Override
    public String toString() {
        return "SentItem[" + (end - start) + " bytes]";
    }
}
