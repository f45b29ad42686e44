package dev.annals.axonserver.serialisation;

import static java.util.stream.Collectors.toUnmodifiableMap;

import dev.annals.api.Events;
import dev.annals.api.Wire;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.SimpleSerializedType;

/** The closed list of records that may be stored, each under its {@link Wire} name. */
public final class StoredNames {

    private final Map<String, Class<? extends Record>> types;

    /** @throws IllegalArgumentException when a record has no name, or two have the same */
    public StoredNames(Collection<Class<? extends Record>> records) {
        types = records.stream().collect(toUnmodifiableMap(type -> wire(type).name(), Function.identity(), (a, b) -> {
            throw new IllegalArgumentException(
                    "Both " + a.getSimpleName() + " and " + b.getSimpleName() + " are called " + wire(a).name());
        }));
    }

    /** All events and snapshots of the house. */
    public static StoredNames ofTheHouse() {
        return new StoredNames(Stream.concat(Events.all().stream(), Events.snapshots().stream())
                .toList());
    }

    /** The record of a name, if it is on the list. */
    public Optional<Class<? extends Record>> type(String name) {
        return Optional.ofNullable(types.get(name));
    }

    /** The name and today's revision of a record. */
    public static SerializedType nameOf(Class<?> type) {
        Wire wire = wire(type);
        return new SimpleSerializedType(wire.name(), Integer.toString(wire.revision()));
    }

    private static Wire wire(Class<?> type) {
        Wire wire = type.getAnnotation(Wire.class);
        if (wire == null) {
            throw new IllegalArgumentException(type.getSimpleName() + " cannot be stored: mark it with @Wire");
        }
        return wire;
    }
}
