package dev.annals.benchmarks.load;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;

/** Writes the track calls of a shop as Segment's libraries do: people, goods, pages and campaigns drawn at random. */
final class ShopTexts {

    static final String MESSAGE_ID = "ffffffff-ffff-ffff-ffff-ffffffffffff";
    static final String TIME = "2000-01-01T00:00:00.000Z";

    private static final List<String> EVENTS =
            List.of("Product Viewed", "Product Added", "Products Searched", "Cart Viewed", "Order Completed");
    private static final List<String> GOODS =
            List.of("Linen shirt", "Rain jacket", "Wool socks", "Tea pot", "Desk lamp", "Canvas bag", "Trail shoes");
    private static final List<String> LOCALES = List.of("zh-TW", "ja-JP", "en-GB", "de-DE", "fr-FR");
    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789";

    private final SplittableRandom random;
    private final Naming naming;

    ShopTexts(SplittableRandom random, Naming naming) {
        this.random = random;
        this.naming = naming;
    }

    /** The identifier of a person that never changes. */
    static String userId(int person) {
        return "member-" + (100_000 + person);
    }

    /**
     * A call about a person: from the browser, which names a device too, or from the shop's server, which does not.
     *
     * @param length how many bytes of ASCII it has
     */
    String track(int person, int length) {
        String start = """
                {"type":"track","messageId":"%s","timestamp":"%s","userId":"%s",%s"event":"%s",""".formatted(
                MESSAGE_ID, TIME, userId(person), namesDevice() ? device("anonymousId", person) : "", one(EVENTS));
        String sku = "sku-" + random.nextInt(10_000, 99_999);
        String properties = """
                "properties":{%s"product_id":"%s","name":"%s","price":%d.%02d,"quantity":%d},""".formatted(
                        naming == Naming.PERSON_ALONE ? device("device", person) : "",
                        sku,
                        one(GOODS),
                        random.nextInt(5, 200),
                        random.nextInt(100),
                        random.nextInt(1, 5));
        String context = """
                "context":{"library":{"name":"analytics.js"},"locale":"%s",\
                "page":{"path":"/products/%s","search":"?q=""".formatted(one(LOCALES), sku);
        StringBuilder text = new StringBuilder(start + properties + context);
        String end = "\"}}}";
        while (text.length() + end.length() < length) {
            text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return text.append(end).toString();
    }

    private boolean namesDevice() {
        return switch (naming) {
            case AS_SENT -> random.nextBoolean();
            case PERSON_ALONE -> false;
            case PERSON_AND_DEVICE -> true;
        };
    }

    private static String device(String field, int person) {
        return "\"" + field + "\":\"" + UUID.nameUUIDFromBytes(userId(person).getBytes(US_ASCII)) + "\",";
    }

    private String one(List<String> words) {
        return words.get(random.nextInt(words.size()));
    }
}
