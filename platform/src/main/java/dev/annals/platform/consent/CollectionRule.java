package dev.annals.platform.consent;

import dev.annals.api.interaction.InteractionType;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which interactions are collected for a purpose. What a rule leaves out it does not ask for.
 *
 * @param purpose the purpose's key
 * @param types types of interactions; empty for all
 * @param names names of interactions; empty for all
 * @param sources names of sources; empty for all
 */
public record CollectionRule(String purpose, Set<InteractionType> types, Set<String> names, Set<String> sources) {

    boolean covers(InteractionType type, @Nullable String name, String source) {
        return (types.isEmpty() || types.contains(type))
                && (names.isEmpty() || (name != null && names.contains(name)))
                && (sources.isEmpty() || sources.contains(source));
    }
}
