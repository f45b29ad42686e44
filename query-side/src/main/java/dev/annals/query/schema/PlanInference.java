package dev.annals.query.schema;

import dev.annals.api.interaction.Content;
import dev.annals.api.interaction.InteractionEvent;
import dev.annals.api.interaction.InteractionEvent.InteractionRecorded;
import dev.annals.api.interaction.InteractionType;
import dev.annals.platform.events.EventLog;
import dev.annals.platform.events.Interest;
import dev.annals.platform.events.RecordedEvent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes a tracking plan of what was sent lately, to start from: the kinds of values that properties had, and which
 * properties were always there. No value that anybody sent is in it.
 */
final class PlanInference {

    /** So much of the log's end is looked at. */
    static final int LOOKED_AT = 50_000;

    private static final int MOST_NAMES = 500;
    private static final int MOST_PROPERTIES = 100;
    private static final int LONGEST_NAME = 100;

    private final Map<String, Kind> kinds = new TreeMap<>();

    private static final class Kind {

        private final InteractionType type;
        private final @Nullable String name;
        private final Map<String, Set<String>> types = new TreeMap<>();
        private final Map<String, Long> present = new TreeMap<>();
        private long seen;

        Kind(InteractionType type, @Nullable String name) {
            this.type = type;
            this.name = name;
        }

        void see(Map<String, ? extends @Nullable Object> said) {
            seen++;
            said.forEach((property, value) -> {
                if (property.length() <= LONGEST_NAME
                        && (types.containsKey(property) || types.size() < MOST_PROPERTIES)) {
                    types.computeIfAbsent(property, each -> new TreeSet<>()).add(typeOf(value));
                    present.merge(property, 1L, Long::sum);
                }
            });
        }

        Map<String, Object> planned() {
            Map<String, Object> properties = new LinkedHashMap<>();
            types.forEach((property, found) -> properties.put(
                    property,
                    Map.of("type", found.size() == 1 ? found.iterator().next() : List.copyOf(found))));
            Map<String, Object> schema = new LinkedHashMap<>();
            schema.put("type", "object");
            schema.put("properties", properties);
            schema.put(
                    "required",
                    present.entrySet().stream()
                            .filter(each -> each.getValue() == seen)
                            .map(Map.Entry::getKey)
                            .toList());
            Map<String, Object> planned = new LinkedHashMap<>();
            if (name != null) {
                planned.put("name", name);
            }
            planned.put("type", type.wireName());
            planned.put("version", 1);
            planned.put("schema", schema);
            return planned;
        }
    }

    private PlanInference() {}

    /** A plan in mode {@code report} of what was sent lately, as JSON, which is YAML as well. */
    static String of(EventLog log) {
        PlanInference inference = new PlanInference();
        try (Stream<RecordedEvent> lately =
                log.all(Math.max(-1, log.head() - LOOKED_AT), Interest.in(InteractionEvent.class))) {
            lately.forEach(inference::see);
        }
        Map<String, Object> plan = new LinkedHashMap<>();
        plan.put("mode", "report");
        plan.put("unplanned", "report");
        plan.put(
                "interactions",
                inference.kinds.values().stream().map(Kind::planned).toList());
        return JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(plan);
    }

    private void see(RecordedEvent recorded) {
        if (!(recorded.event() instanceof InteractionRecorded it) || it.content() == null) {
            return;
        }
        Content content = it.content();
        String key = it.type().wireName() + " " + (it.name() == null ? "" : it.name());
        if (kinds.containsKey(key) || kinds.size() < MOST_NAMES) {
            kinds.computeIfAbsent(key, each -> new Kind(it.type(), it.name()))
                    .see(it.type() == InteractionType.IDENTIFY ? content.traits() : content.properties());
        }
    }

    private static String typeOf(@Nullable Object value) {
        return switch (value) {
            case null -> "null";
            case Boolean ignored -> "boolean";
            case Number ignored -> "number";
            case Map<?, ?> ignored -> "object";
            case List<?> ignored -> "array";
            default -> "string";
        };
    }
}
