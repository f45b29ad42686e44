package dev.annals.query.identity.suggestion;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How sure scoring has to be.
 *
 * @param suggestAbove the probability from which two profiles are suggested as one person's
 * @param suggestEvery the shortest time between two comparisons of all profiles in the background
 * @param mergeAbove the probability from which they are merged without asking; null for never
 */
@ConfigurationProperties("annals.identity")
public record SuggestionProperties(
        @DefaultValue("0.5") double suggestAbove,
        @DefaultValue("1m") Duration suggestEvery,
        @Nullable Double mergeAbove) {

    public SuggestionProperties {
        if (!(suggestAbove > 0 && suggestAbove < 1)) {
            throw new IllegalArgumentException(
                    "annals.identity.suggest-above is a probability: more than 0 and less than 1.");
        }
        if (suggestEvery.isNegative() || suggestEvery.isZero()) {
            throw new IllegalArgumentException("annals.identity.suggest-every is a duration such as 1m, above zero.");
        }
        if (mergeAbove != null && !(mergeAbove >= suggestAbove && mergeAbove < 1)) {
            throw new IllegalArgumentException(
                    "annals.identity.merge-above is a probability: less than 1 and not below annals.identity.suggest-above;"
                            + " leave it out to have nothing merged without asking.");
        }
    }
}
