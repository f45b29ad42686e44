package dev.annals.api.journey;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What began a run: it holds something personal.
 *
 * @param key the value of the entry key; null where the journey has none
 * @param properties what the interaction said
 */
public record Begun(@Nullable String key, Map<String, @Nullable Object> properties) {

    @Override
    public String toString() {
        return "Begun[…]";
    }
}
