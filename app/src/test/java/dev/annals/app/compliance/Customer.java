package dev.annals.app.compliance;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Somebody of whom nothing was known before the case; every text about the person is found nowhere else.
 *
 * @param number tells people apart
 */
record Customer(int number) {

    private static final AtomicInteger COUNT = new AtomicInteger(1_000);
    private static final AtomicInteger MESSAGES = new AtomicInteger();

    static Customer unknown() {
        return new Customer(COUNT.incrementAndGet());
    }

    String mail() {
        return "kestrel" + number + "@example.org";
    }

    String userId() {
        return "plover-of-the-shore-" + number;
    }

    String browser() {
        return "wigeon-of-the-lake-" + number;
    }

    String name() {
        return "Sandpiper Nightjar " + number;
    }

    /** How the API addresses the person. */
    String address() {
        return "email:" + mail();
    }

    /** An identify call that names all identifiers. */
    Map<String, Object> signsUp() {
        Map<String, Object> item = item("identify");
        item.put("userId", userId());
        item.put("anonymousId", browser());
        item.put("traits", Map.of("email", mail(), "name", name()));
        return item;
    }

    /** An order by the mail address alone. */
    Map<String, Object> orders(int revenue) {
        Map<String, Object> item = item("track");
        item.put("event", "Order Completed");
        item.put("context", Map.of("traits", Map.of("email", mail())));
        item.put("properties", Map.of("revenue", revenue, "delivered_to", name()));
        return item;
    }

    /** A look at a product in the person's browser. */
    Map<String, Object> browses() {
        Map<String, Object> item = item("track");
        item.put("event", "Product Viewed");
        item.put("anonymousId", browser());
        item.put("properties", Map.of("note", name()));
        return item;
    }

    private static Map<String, Object> item(String type) {
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("type", type);
        item.put("messageId", "case-" + MESSAGES.incrementAndGet());
        return item;
    }
}
