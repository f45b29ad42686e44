package dev.annals.app.demo.history;

import dev.annals.api.identity.Identifier;
import dev.annals.api.identity.Namespace;
import dev.annals.app.demo.story.Message;
import dev.annals.app.demo.story.Source;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;

/**
 * One purchase of the history.
 *
 * @param customer the customer's number as the file writes it
 * @param number which purchase of the customer it is, from 1
 * @param date the day of it; the file knows no time of day
 * @param quantity how many discs were bought
 * @param cents what they cost, in US cents
 */
public record Purchase(String customer, int number, LocalDate date, int quantity, long cents) {

    private static final Map<String, Object> CONTEXT = Map.of("library", Map.of("name", "annals-demo", "version", "1"));

    /** The purchase as an interaction; the same purchase always has the same messageId. */
    public Message message() {
        String id = "cdnow-%s-%04d".formatted(customer, number);
        BigDecimal dollars = BigDecimal.valueOf(cents, 2);
        return new Message(
                Source.CDNOW,
                Set.of(identifier()),
                Map.of(
                        "type",
                        "track",
                        "event",
                        "Order Completed",
                        "messageId",
                        id,
                        "userId",
                        identifier().value(),
                        "timestamp",
                        date.atStartOfDay().atOffset(ZoneOffset.UTC).toInstant().toString(),
                        "properties",
                        Map.of(
                                "order_id", id,
                                "revenue", dollars,
                                "total", dollars,
                                "currency", "USD",
                                "quantity", quantity),
                        "context",
                        CONTEXT));
    }

    /** Whom it names. */
    public Identifier identifier() {
        return new Identifier(Namespace.USER_ID, "cdnow-" + customer);
    }
}
