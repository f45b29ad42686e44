package dev.annals.api.delivery;

import dev.annals.api.identity.FragmentId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Command: a message is wanted. Answers a {@link DeliveryReceipt}; the same delivery again changes nothing. Whether it is
 * sent is decided by the gates, right after it is on record.
 *
 * @param delivery its id, derived by whoever asks from what must not happen twice
 * @param profile any fragment of the person
 * @param routes by which it may go, the preferred one first; the first that passes every gate is taken
 * @param message the message, with Liquid in it, for routes that name no template; null where all of them do
 * @param values what the message may refer to besides the person, as {@code values.<name>}
 * @param purpose the key of the purpose
 * @param transactional whether the person waits for it: quiet hours, caps and budgets do not hold it then
 * @param rules the rules of whoever asks, besides those of the house
 * @param origin what led to it
 * @param dedupe of several with the same text to the same person within the time that the rules say, one is sent; null for
 *     any number
 * @param expires when it has lost its sense; null for never
 * @param shadow whether everything is decided and nothing sent
 * @param by who asks
 */
public record RequestDelivery(
        FragmentId delivery,
        FragmentId profile,
        List<Route> routes,
        @Nullable Message message,
        Map<String, Object> values,
        String purpose,
        boolean transactional,
        SendRules rules,
        Origin origin,
        @Nullable String dedupe,
        @Nullable Instant expires,
        boolean shadow,
        String by) {

    @Override
    public String toString() {
        return "RequestDelivery[" + delivery + "]";
    }
}
