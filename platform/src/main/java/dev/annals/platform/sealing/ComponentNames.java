package dev.annals.platform.sealing;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The numbers that stand for component names in the stored form: 0 to 23 take one byte, up to 255 two. A name that is
 * not on the list is stored as it is.
 */
final class ComponentNames {

    private static final List<String> NAMES = Resources.lines("names.txt");
    private static final Map<String, Integer> NUMBERS = numbers(NAMES);

    private ComponentNames() {}

    /** The number of a name, or -1. */
    static int number(String name) {
        return NUMBERS.getOrDefault(name, -1);
    }

    /**
     * What the CBOR parser may call the key of a component: its number as text, or the name itself, under which it was
     * stored before the name got its number.
     */
    static Stream<String> storedNames(Component component) {
        return component.number() < 0
                ? Stream.of(component.name())
                : Stream.of(component.name(), Integer.toString(component.number()));
    }

    /** The name of a component by what the CBOR parser calls its key. */
    static String name(String stored) {
        if (stored.isEmpty() || !Character.isDigit(stored.charAt(0))) {
            return stored;
        }
        int number = Integer.parseInt(stored);
        return number < NAMES.size() ? NAMES.get(number) : stored;
    }

    private static Map<String, Integer> numbers(List<String> names) {
        Map<String, Integer> numbers = new HashMap<>();
        for (String name : names) {
            numbers.put(name, numbers.size());
        }
        if (numbers.size() != names.size()) {
            throw new IllegalStateException("names.txt has a name twice");
        }
        return Map.copyOf(numbers);
    }
}
