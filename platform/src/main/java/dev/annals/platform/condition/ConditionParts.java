package dev.annals.platform.condition;

import dev.annals.api.condition.Condition;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Takes conditions apart. */
public final class ConditionParts {

    private ConditionParts() {}

    /** What a condition is made of, in the order of the parts of its verdict. */
    public static List<Condition> of(Condition condition) {
        return switch (condition) {
            case Condition.All it -> it.of();
            case Condition.Any it -> it.of();
            case Condition.Not it -> List.of(it.of());
            default -> List.of();
        };
    }

    /** A condition and all that it is made of, however deep. */
    public static Stream<Condition> within(Condition condition) {
        return Stream.concat(Stream.of(condition), of(condition).stream().flatMap(ConditionParts::within));
    }

    /** What parts of a condition ask for, however deep; parts of which that is null are left out. */
    public static Set<String> asked(Condition condition, Function<Condition, @Nullable String> what) {
        return within(condition).map(what).filter(Objects::nonNull).collect(Collectors.toUnmodifiableSet());
    }
}
