package dev.annals.platform.events;

import dev.annals.api.Cause;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Which events matter to a reader, by what is known of them without opening what was sealed.
 *
 * @param kinds of which classes they may be
 * @param causes which of these, by class and by what the meta data say, without an actor where the event itself tells;
 *     null for all, which saves reading the meta data
 */
public record Interest(Predicate<Class<?>> kinds, @Nullable BiPredicate<Class<?>, Cause> causes) {

    /** Every event matters. */
    public static final Interest IN_EVERYTHING = new Interest(event -> true, null);

    /** Interest in some families. */
    public static Interest in(Class<?>... families) {
        List<Class<?>> all = List.of(families);
        Map<Class<?>, Boolean> known = new ConcurrentHashMap<>();
        return new Interest(
                event -> known.computeIfAbsent(
                        event, each -> all.stream().anyMatch(family -> family.isAssignableFrom(each))),
                null);
    }

    /** Whether events of a class can matter. */
    public boolean mayBeIn(Class<?> event) {
        return kinds.test(event);
    }

    /** Whether an event matters. */
    public boolean in(Class<?> event, Supplier<Cause> cause) {
        return kinds.test(event) && (causes == null || causes.test(event, cause.get()));
    }
}
