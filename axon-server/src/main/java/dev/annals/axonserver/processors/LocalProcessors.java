package dev.annals.axonserver.processors;

import dev.annals.platform.events.LogProcessor;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.axonframework.config.EventProcessingConfiguration;
import org.jspecify.annotations.Nullable;

/** All processors that this process runs. */
public final class LocalProcessors {

    private final Map<String, LocalProcessor> byName = new LinkedHashMap<>();

    /** @throws IllegalArgumentException when two have the same name */
    public LocalProcessors(List<LogProcessor> definitions) {
        for (LogProcessor definition : definitions) {
            if (byName.put(definition.name(), new LocalProcessor(definition)) != null) {
                throw new IllegalArgumentException("Two processors are called " + definition.name());
            }
        }
    }

    /** Their names. */
    public Set<String> names() {
        return Set.copyOf(byName.keySet());
    }

    Collection<LocalProcessor> all() {
        return byName.values();
    }

    @Nullable
    LocalProcessor named(String name) {
        return byName.get(name);
    }

    void builtBy(EventProcessingConfiguration configuration) {
        byName.values().forEach(processor -> processor.builtBy(configuration));
    }
}
