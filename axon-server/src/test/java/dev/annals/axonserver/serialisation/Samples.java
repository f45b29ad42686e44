package dev.annals.axonserver.serialisation;

import dev.annals.api.identity.FragmentId;
import dev.annals.api.identity.Namespace;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Makes a record of any class, the same every time, with a value for every component. */
final class Samples {

    private Samples() {}

    static <T extends Record> T of(Class<T> type) {
        RecordComponent[] components = type.getRecordComponents();
        Object[] values = Arrays.stream(components)
                .map(component -> value(component.getName(), component.getGenericType()))
                .toArray();
        try {
            var constructor = type.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("No sample of " + type.getSimpleName(), e);
        }
    }

    private static Object value(String name, Type type) {
        if (type instanceof ParameterizedType generic) {
            Type[] of = generic.getActualTypeArguments();
            if (generic.getRawType() == List.class) {
                return List.of(value(name, of[0]));
            } else if (generic.getRawType() == Set.class) {
                return Set.of(value(name, of[0]));
            }
            if (of[1] == String.class) {
                return Map.of(name, name + " 例");
            }
            return of[1] == Integer.class ? Map.of(name, 7) : json(name);
        }
        return value(name, (Class<?>) type);
    }

    private static Object value(String name, Class<?> type) {
        if (type == String.class) {
            return name + " 例 é";
        } else if (type == FragmentId.class) {
            return new FragmentId(uuid(name));
        } else if (type == UUID.class) {
            return uuid(name);
        } else if (type == Namespace.class) {
            return Namespace.EMAIL;
        } else if (type == Instant.class) {
            return Instant.parse("2026-01-02T03:04:05.678Z");
        } else if (type == LocalDate.class) {
            return LocalDate.parse("2026-01-02");
        } else if (type == Duration.class) {
            return Duration.ofHours(36);
        } else if (type == boolean.class) {
            return true;
        } else if (type == int.class || type == Integer.class) {
            return 7;
        } else if (type == long.class || type == Long.class) {
            return 7_000_000_000L;
        } else if (type.isEnum()) {
            return type.getEnumConstants()[0];
        } else if (type.isRecord()) {
            return of(type.asSubclass(Record.class));
        }
        throw new IllegalStateException("No sample of a " + type.getSimpleName() + ": add one to Samples");
    }

    private static UUID uuid(String name) {
        return new UUID(name.hashCode(), name.length());
    }

    private static Map<String, Object> json(String name) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("text", name + " 例");
        values.put("whole", 12);
        values.put("fraction", 0.5);
        values.put("truth", true);
        values.put("list", List.of(1, "two"));
        values.put("inner", Map.of("nothing", "else"));
        return values;
    }
}
