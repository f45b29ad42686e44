package dev.annals.testkit;

import dev.annals.api.Event;
import dev.annals.api.Events;
import dev.annals.api.identity.FragmentId;
import dev.annals.api.identity.Namespace;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** Makes one of every event there is, so that a test can ask whether all of them are decided on. */
public final class SampleEvents {

    private SampleEvents() {}

    /** One event of each record in the catalogue, every component filled. */
    public static Stream<Event> ofEveryKind() {
        return Events.all().stream().map(type -> (Event) make(type));
    }

    private static Object make(Class<?> type) {
        if (type.isRecord() && type != FragmentId.class && type != Namespace.class) {
            return record(type);
        }
        if (type.isEnum()) {
            return type.getEnumConstants()[0];
        }
        return switch (type.getSimpleName()) {
            case "FragmentId" -> new FragmentId(new UUID(1, 2));
            case "Namespace" -> Namespace.EMAIL;
            case "String" -> "text";
            case "UUID" -> new UUID(3, 4);
            case "Instant" -> Instant.parse("2026-01-01T00:00:00Z");
            case "Duration" -> Duration.ofDays(1);
            case "LocalDate" -> LocalDate.parse("2026-01-01");
            case "List" -> List.of();
            case "Set" -> Set.of();
            case "Map" -> Map.of();
            case "boolean", "Boolean" -> true;
            case "int", "Integer" -> 1;
            case "long", "Long" -> 1L;
            default -> throw new IllegalArgumentException("Teach SampleEvents to make a " + type.getName());
        };
    }

    private static Object record(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(types);
            return constructor.newInstance(
                    Arrays.stream(types).map(SampleEvents::make).toArray());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Cannot make a " + type.getName(), e);
        }
    }
}
