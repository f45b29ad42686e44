package dev.annals.command.interaction;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a request's body holds.
 *
 * @param items the items, in order
 * @param isBatch whether they came in a list
 * @param envelope what stands around the list: {@code context}, {@code sentAt}, {@code writeKey}; empty without one
 */
public record SentBody(List<SentItem> items, boolean isBatch, Map<String, @Nullable Object> envelope) {

    /**
     * The write key in the body; null where there is none.
     *
     * @throws dev.annals.api.rejection.Rejected when it is no text
     */
    public @Nullable String writeKey() {
        Map<String, @Nullable Object> holder =
                isBatch || items.isEmpty() ? envelope : items.getFirst().fields();
        return new Fields("$", holder).text("writeKey");
    }
}
