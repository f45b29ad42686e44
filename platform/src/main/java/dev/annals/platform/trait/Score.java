package dev.annals.platform.trait;

import dev.annals.platform.condition.ComputedTraits;
import dev.annals.platform.condition.Person;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A predicted score by a logistic model: one divided by one plus e to the power of the negative sum of an intercept and of
 * figures times their weights. It lies between 0 and 1, and each part of the sum says what it adds.
 *
 * @param intercept what the sum begins with
 * @param weights the weight of each figure, by the key of the computed trait that is the figure
 */
public record Score(BigDecimal intercept, Map<String, BigDecimal> weights) {

    private static final int DIGITS = 6;
    private static final int MOST_EVIDENCE = 10;

    /**
     * A part of the sum.
     *
     * @param key the key of the figure
     * @param value the figure
     * @param weight its weight
     * @param adds what it adds to the sum
     */
    public record Part(String key, BigDecimal value, BigDecimal weight, BigDecimal adds) {}

    /**
     * A score of somebody.
     *
     * @param answer the score; without a value where a figure has none
     * @param parts the parts of the sum
     */
    record Scored(ComputedTraits.Answer answer, List<Part> parts) {}

    /** The score of a person, made of figures that are computed. */
    Scored of(Person person, Instant at, ComputedTraits figures) {
        List<Part> parts = new ArrayList<>();
        List<UUID> evidence = new ArrayList<>();
        Instant until = Instant.MAX;
        boolean isWhole = true;
        BigDecimal sum = intercept;
        for (Map.Entry<String, BigDecimal> each : weights.entrySet()) {
            ComputedTraits.Answer figure = figures.of(person, each.getKey(), at);
            until = figure.until().isBefore(until) ? figure.until() : until;
            figure.evidence().stream()
                    .filter(event -> !evidence.contains(event))
                    .forEach(evidence::add);
            BigDecimal value = number(figure.value());
            if (value == null) {
                isWhole = false;
            } else {
                BigDecimal adds = value.multiply(each.getValue());
                parts.add(new Part(each.getKey(), value, each.getValue(), adds));
                sum = sum.add(adds);
            }
        }
        BigDecimal score = isWhole ? logistic(sum) : null;
        return new Scored(
                new ComputedTraits.Answer(
                        score, until, evidence.stream().limit(MOST_EVIDENCE).toList()),
                parts);
    }

    private static BigDecimal logistic(BigDecimal sum) {
        return BigDecimal.valueOf(1 / (1 + StrictMath.exp(-sum.doubleValue())))
                .setScale(DIGITS, RoundingMode.HALF_EVEN);
    }

    private static @Nullable BigDecimal number(@Nullable Object value) {
        return switch (value) {
            case BigDecimal number -> number;
            case Integer number -> BigDecimal.valueOf(number);
            case Long number -> BigDecimal.valueOf(number);
            case null, default -> null;
        };
    }

    /** How it is made, in words. */
    String formula() {
        return "logistic: " + intercept.toPlainString()
                + weights.entrySet().stream()
                        .map(each -> " + " + each.getValue().toPlainString() + " x " + each.getKey())
                        .collect(Collectors.joining());
    }
}
