package dev.annals.platform.sealing;

import dev.annals.api.Personal;
import dev.annals.api.Subject;
import dev.annals.api.identity.FragmentId;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The rules that the marks of a stored record have to keep, so that nothing personal is ever stored in clear. */
final class RecordMarks {

    private RecordMarks() {}

    /** @throws IllegalArgumentException naming the rule that is broken, and how to mend it */
    static void check(Class<? extends Record> type) {
        List<RecordComponent> parts = Arrays.asList(type.getRecordComponents());
        List<RecordComponent> subjects =
                parts.stream().filter(p -> p.isAnnotationPresent(Subject.class)).toList();
        boolean personal = parts.stream().anyMatch(p -> p.isAnnotationPresent(Personal.class));
        if (personal && subjects.size() != 1) {
            throw broken(type, "has @Personal components and so needs exactly one @Subject");
        }
        if (subjects.stream().anyMatch(p -> p.getType() != FragmentId.class)) {
            throw broken(type, "has a @Subject that is not a FragmentId");
        }
        for (RecordComponent part : parts) {
            if (!part.isAnnotationPresent(Personal.class)) {
                clearComponentHidesNothingPersonal(type, part);
            } else if (!part.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                throw broken(type, "has the @Personal component " + part.getName() + ", which has to be @Nullable");
            } else if (part.isAnnotationPresent(Subject.class)) {
                throw broken(type, "has the component " + part.getName() + ", which is both @Personal and @Subject");
            }
        }
    }

    private static void clearComponentHidesNothingPersonal(Class<?> type, RecordComponent part) {
        if (holdsPersonal(part.getGenericType(), new HashSet<>())) {
            throw broken(
                    type,
                    "has the component " + part.getName() + " with personal data inside: mark that as @Personal too");
        }
    }

    private static boolean holdsPersonal(Type type, Set<Type> seen) {
        if (!seen.add(type)) {
            return false;
        }
        if (type instanceof ParameterizedType generic) {
            return holdsPersonal(generic.getRawType(), seen)
                    || Arrays.stream(generic.getActualTypeArguments()).anyMatch(t -> holdsPersonal(t, seen));
        }
        if (!(type instanceof Class<?> raw)) {
            return false;
        }
        if (raw.isArray()) {
            return holdsPersonal(raw.getComponentType(), seen);
        }
        if (raw.isSealed()) {
            return Arrays.stream(raw.getPermittedSubclasses()).anyMatch(t -> holdsPersonal(t, seen));
        }
        return raw.isRecord()
                && Arrays.stream(raw.getRecordComponents())
                        .anyMatch(
                                p -> p.isAnnotationPresent(Personal.class) || holdsPersonal(p.getGenericType(), seen));
    }

    private static IllegalArgumentException broken(Class<?> type, String rule) {
        return new IllegalArgumentException(type.getName() + " " + rule);
    }
}
