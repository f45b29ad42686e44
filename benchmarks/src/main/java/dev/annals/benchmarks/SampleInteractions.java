package dev.annals.benchmarks;

import dev.annals.api.identity.FragmentId;
import dev.annals.api.identity.Identifier;
import dev.annals.api.identity.Namespace;
import dev.annals.api.interaction.Content;
import dev.annals.api.interaction.InteractionEvent.InteractionRecorded;
import dev.annals.api.interaction.InteractionType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Interactions as the usual libraries send them, about 430 bytes of JSON each; always the same for a seed. */
final class SampleInteractions {

    private static final Instant MORNING = Instant.parse("2026-03-02T08:15:30.250Z");
    private static final List<String> PRODUCTS = List.of("aurora-lamp", "oak-side-table", "linen-throw", "walnut-desk");

    private final Random random;
    private final int subjects;

    SampleInteractions(long seed, int subjects) {
        this.random = new Random(seed);
        this.subjects = subjects;
    }

    List<InteractionRecorded> take(int count) {
        return Stream.generate(this::any).limit(count).toList();
    }

    private InteractionRecorded any() {
        return switch (random.nextInt(4)) {
            case 0 -> page();
            case 1 -> orderCompleted();
            default -> productViewed();
        };
    }

    private InteractionRecorded productViewed() {
        String product = PRODUCTS.get(random.nextInt(PRODUCTS.size()));
        return event(
                InteractionType.TRACK,
                "Product Viewed",
                Map.of(
                        "product_id",
                        "sku-" + random.nextInt(10_000),
                        "name",
                        product.replace('-', ' '),
                        "price",
                        random.nextInt(20_000) / 100.0,
                        "currency",
                        "EUR",
                        "quantity",
                        1 + random.nextInt(3)),
                browser("/products/" + product));
    }

    private InteractionRecorded orderCompleted() {
        double total = random.nextInt(50_000) / 100.0;
        return event(
                InteractionType.TRACK,
                "Order Completed",
                Map.of(
                        "order_id",
                        "o-" + random.nextInt(1_000_000),
                        "total",
                        total,
                        "revenue",
                        total,
                        "currency",
                        "EUR",
                        "products",
                        List.of(Map.of("product_id", "sku-" + random.nextInt(10_000), "quantity", 2))),
                Map.of(
                        "library",
                        Map.of("name", "@segment/analytics-node", "version", "2.1.3"),
                        "ip",
                        "203.0.113." + random.nextInt(256)));
    }

    private InteractionRecorded page() {
        return event(
                InteractionType.PAGE,
                null,
                Map.of(
                        "path", "/collections/lighting",
                        "referrer", "https://www.google.com/",
                        "title", "Lighting | Shop",
                        "url", "https://shop.example/collections/lighting?page=" + random.nextInt(20)),
                browser("/collections/lighting"));
    }

    private static Map<String, @Nullable Object> browser(String path) {
        return Map.of(
                "library", Map.of("name", "analytics.js", "version", "next-1.70.0"),
                "page", Map.of("path", path),
                "locale", "en-GB");
    }

    private InteractionRecorded event(
            InteractionType type,
            @Nullable String name,
            Map<String, @Nullable Object> properties,
            Map<String, @Nullable Object> context) {
        String user = "shopper-%05d".formatted(random.nextInt(subjects));
        String device = uuid().toString();
        List<Identifier> identifiers =
                List.of(new Identifier(Namespace.USER_ID, user), new Identifier(Namespace.ANONYMOUS_ID, device));
        Instant at = MORNING.plusMillis(random.nextInt(86_400_000));
        return new InteractionRecorded(
                SealingBenchmark.subject(user),
                "web-shop",
                type,
                name,
                at,
                at.plusMillis(random.nextInt(2_000)),
                false,
                List.of(new FragmentId(uuid())),
                new Content(uuid().toString(), identifiers, null, Map.of(), properties, context));
    }

    private UUID uuid() {
        return new UUID(random.nextLong(), random.nextLong());
    }
}
