package dev.annals.projections.segment;

import java.util.List;
import java.util.Random;

/** Invents conditions, as a JSON text each. */
final class InventedConditions {

    /** The tag that the first segment gives, and that people put by hand as well. */
    static final String GIVEN = "given";

    private static final List<Integer> BOUNDED = List.of(2, 4, 5);

    private final Random random;
    private final boolean isBounded;

    InventedConditions(Random random) {
        this(random, false);
    }

    /** @param isBounded whether they ask about nothing that was done longer ago than some days, or before some day */
    InventedConditions(Random random, boolean isBounded) {
        this.random = random;
        this.isBounded = isBounded;
    }

    /**
     * A condition.
     *
     * @param depth how deep it may be nested
     * @param others keys of segments that it may ask for
     */
    String any(int depth, List<String> others) {
        int kind = random.nextInt(depth > 0 ? 14 : 11);
        return switch (kind) {
            case 0 -> "{trait: city, isOneOf: [臺北, Graz]}";
            case 1 -> "{trait: tier, %s: %d}".formatted(pick("above", "atMost"), random.nextInt(4));
            case 2 -> pick("{trait: tier, exists: false}", "{trait: city, exists: true, hasBeenFor: P3D}");
            case 3 -> "{trait: seen, withinLast: P%dD}".formatted(1 + random.nextInt(9));
            case 4 -> "{didNot: %s%s}".formatted(name(), period());
            case 5 ->
                "{did: %s, atLeast: %d, atMost: %d%s}"
                        .formatted(name(), random.nextInt(2), 1 + random.nextInt(3), period());
            case 6 ->
                "{%s: total, of: %s, %s: %d%s}"
                        .formatted(
                                pick("sum", "maximum", "average", "minimum", "last", "first"),
                                name(),
                                pick("above", "atMost"),
                                10 + random.nextInt(60),
                                period());
            case 7 ->
                pick(
                        "{distinct: sku, of: %s, atLeast: 2%s}".formatted(name(), period()),
                        "{mostFrequent: sku, of: %s, is: p1%s}".formatted(name(), period()));
            case 8 -> isBounded ? any(depth, others) : random.nextBoolean() ? sequence() : computed();
            case 9 ->
                others.isEmpty() || random.nextBoolean()
                        ? pick("{consent: marketing}", "{account: acme}", "{account: any}", "{tag: vip}")
                        : pick(
                                "{segment: %s}".formatted(others.get(random.nextInt(others.size()))),
                                "{tag: %s}".formatted(GIVEN));
            case 10 -> "{did: %s, atLeast: %d%s}".formatted(name(), 1 + random.nextInt(3), period());
            case 11 -> "{not: %s}".formatted(any(depth - 1, others));
            default -> "{%s: [%s, %s]}".formatted(pick("all", "any"), any(depth - 1, others), any(depth - 1, others));
        };
    }

    private String sequence() {
        return pick(
                "{sequence: [{did: %s}, {did: %s, within: P%dD}]%s}"
                        .formatted(name(), name(), 1 + random.nextInt(9), pick("", ", sameProperty: sku")),
                "{sequence: [{did: %s}, {didNot: %s, within: P%dD}]}".formatted(name(), name(), 1 + random.nextInt(5)));
    }

    private String computed() {
        return pick(
                "{lifecycle: %s}".formatted(pick("prospect", "new", "active", "at-risk", "won-back", "lapsed")),
                "{lifecycle: [at-risk, lapsed]}",
                "{computed: often, atLeast: %d}".formatted(random.nextInt(3)),
                "{computed: spent, above: %d}".formatted(random.nextInt(90)),
                "{computed: recency_days, atMost: %d}".formatted(random.nextInt(9)),
                "{computed: monetary, atMost: %d}".formatted(random.nextInt(90)),
                "{computed: frequency, atLeast: 1, atMost: %d}".formatted(1 + random.nextInt(3)),
                "{computed: best, is: p1}",
                "{computed: recency_fifth, atLeast: %d}".formatted(1 + random.nextInt(5)),
                "{computed: monetary_fifth, atMost: %d}".formatted(1 + random.nextInt(4)),
                "{computed: rfm, atLeast: %d}".formatted(100 + random.nextInt(450)),
                "{preferredHour: %s, atLeast: 12, zone: Asia/Taipei}".formatted(name()));
    }

    private String name() {
        return random.nextInt(6) == 0 ? "'*'" : InventedLives.NAMES.get(random.nextInt(InventedLives.NAMES.size()));
    }

    private String period() {
        return switch (isBounded ? BOUNDED.get(random.nextInt(BOUNDED.size())) : random.nextInt(6)) {
            case 0 -> "";
            case 1 -> ", before: P%dD".formatted(1 + random.nextInt(9));
            case 2 -> ", from: '2026-01-05', until: '2026-01-20'";
            case 3 -> ", since: {did: %s}".formatted(name());
            case 4 -> ", within: P%dD, where: [{property: total, atLeast: 20}]".formatted(1 + random.nextInt(20));
            default -> ", within: P%dD".formatted(1 + random.nextInt(20));
        };
    }

    @SafeVarargs
    private <T> T pick(T... from) {
        return from[random.nextInt(from.length)];
    }
}
