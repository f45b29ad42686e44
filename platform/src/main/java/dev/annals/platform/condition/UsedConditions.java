package dev.annals.platform.condition;

import dev.annals.api.condition.Condition;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;

/**
 * Port: tells the conditions that are in use, so that what they ask for can be traced to whoever asks. Rooms and features
 * offer beans of this type.
 */
public interface UsedConditions {

    /** All of them. */
    List<Use> all();

    /**
     * A condition in use.
     *
     * @param kind what uses it: {@code segment}, {@code trait}, {@code journey}
     * @param key its key
     * @param condition the condition
     */
    record Use(String kind, String key, Condition condition) {}

    /** Those of all ports of which something holds, somewhere within them. */
    static List<Use> whose(Collection<UsedConditions> ports, Predicate<Condition> part) {
        return ports.stream()
                .flatMap(port -> port.all().stream())
                .filter(use -> ConditionParts.within(use.condition()).anyMatch(part))
                .toList();
    }
}
