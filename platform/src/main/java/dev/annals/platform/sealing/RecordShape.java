package dev.annals.platform.sealing;

import dev.annals.api.Personal;
import dev.annals.api.Subject;
import dev.annals.api.Wire;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JavaType;

/** What the marks of a record class say, checked and compiled once: how to take its records apart and make them. */
final class RecordShape {

    private static final ClassValue<RecordShape> SHAPES = new ClassValue<>() {
        @Override
        protected RecordShape computeValue(Class<?> type) {
            return new RecordShape(type.asSubclass(Record.class));
        }
    };

    private final String wireName;
    private final List<Component> components;
    private final List<Component> personal;
    private final Map<String, Component> byStoredName;
    private final @Nullable Component subject;
    private final MethodHandle constructor;

    private RecordShape(Class<? extends Record> type) {
        Wire wire = type.getAnnotation(Wire.class);
        if (wire == null) {
            throw new IllegalArgumentException(
                    type.getName() + " is not marked with @Wire: give it the name under which it is stored");
        }
        RecordMarks.check(type);
        wireName = wire.name();
        RecordComponent[] parts = type.getRecordComponents();
        MethodHandles.Lookup lookup = lookupIn(type);
        components = IntStream.range(0, parts.length)
                .mapToObj(i -> component(lookup, i, parts[i]))
                .toList();
        personal = components.stream().filter(Component::personal).toList();
        byStoredName = components.stream()
                .flatMap(c -> ComponentNames.storedNames(c).map(name -> Map.entry(name, c)))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        subject = components.stream()
                .filter(c -> parts[c.index()].isAnnotationPresent(Subject.class))
                .findFirst()
                .orElse(null);
        constructor = constructor(lookup, type, parts);
    }

    /** @throws IllegalArgumentException when the class is not marked with {@link Wire} or its marks contradict */
    static RecordShape of(Class<? extends Record> type) {
        return SHAPES.get(type);
    }

    String wireName() {
        return wireName;
    }

    List<Component> components() {
        return components;
    }

    /** The components to be sealed. */
    List<Component> personal() {
        return personal;
    }

    /** The component that says whose the personal ones are. */
    Optional<Component> subject() {
        return Optional.ofNullable(subject);
    }

    /** The component that is stored under that name. */
    @Nullable
    Component stored(String name) {
        return byStoredName.get(name);
    }

    /** The components' values, in order. */
    @Nullable
    Object[] take(Record value) {
        @Nullable Object[] values = new @Nullable Object[components.size()];
        for (Component component : components) {
            try {
                values[component.index()] = (Object) component.accessor().invokeExact((Object) value);
            } catch (RuntimeException | Error e) {
                throw e;
            } catch (Throwable e) {
                throw new IllegalStateException("A " + wireName + " cannot be taken apart", e);
            }
        }
        return values;
    }

    /**
     * Makes a record of its components' values.
     *
     * @throws IllegalStateException when one is null that may not be, or the record's own check refuses them; the
     *     refusal's message is left out because it may hold a value
     */
    Object make(@Nullable Object[] values) {
        for (Component component : components) {
            if (values[component.index()] == null && !component.nullable()) {
                throw new IllegalStateException("A stored " + wireName + " has no " + component.name()
                        + ": it is another record, or of a revision that needs an upcaster");
            }
        }
        try {
            return (Object) constructor.invokeExact(values);
        } catch (Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("A stored " + wireName + " is refused by the record's own check: "
                    + e.getClass().getSimpleName());
        }
    }

    private Component component(MethodHandles.Lookup lookup, int index, RecordComponent part) {
        boolean isPersonal = part.isAnnotationPresent(Personal.class);
        boolean nullable = part.getAnnotatedType().isAnnotationPresent(Nullable.class);
        JavaType type = Mappers.CBOR.constructType(part.getGenericType());
        MethodHandle accessor = accessor(lookup, part);
        return new Component(
                index,
                part.getName(),
                ComponentNames.number(part.getName()),
                Component.Form.of(part.getType()),
                isPersonal,
                nullable,
                type,
                accessor,
                Mappers.CBOR.writerFor(type),
                Mappers.CBOR.readerFor(type),
                (wireName + '\0' + part.getName()).getBytes(StandardCharsets.UTF_8));
    }

    private static MethodHandles.Lookup lookupIn(Class<?> type) {
        try {
            return MethodHandles.privateLookupIn(type, MethodHandles.lookup());
        } catch (IllegalAccessException e) {
            throw new IllegalArgumentException(type.getName() + " cannot be stored: its package is closed", e);
        }
    }

    private static MethodHandle accessor(MethodHandles.Lookup lookup, RecordComponent part) {
        try {
            return lookup.unreflect(part.getAccessor()).asType(MethodType.genericMethodType(1));
        } catch (IllegalAccessException e) {
            throw new IllegalArgumentException("No access to the component " + part, e);
        }
    }

    private static MethodHandle constructor(MethodHandles.Lookup lookup, Class<?> type, RecordComponent[] parts) {
        Class<?>[] types = Arrays.stream(parts).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            return lookup.findConstructor(type, MethodType.methodType(void.class, types))
                    .asSpreader(Object[].class, parts.length)
                    .asType(MethodType.methodType(Object.class, Object[].class));
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException("No access to the constructor of " + type.getName(), e);
        }
    }
}
