package dev.annals.projections.identity;

import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a fragment's document small whatever is sent, and in a way that arrival order cannot change: of too many names
 * the alphabetically first stay, and what is too large is left to the timeline.
 */
final class Limits {

    static final int TRAITS = 500;
    static final int GROUPS = 100;
    static final int NAMES = 500;
    static final int NETWORKS = 4;
    static final int CLAIMS = 30;
    static final int REASONS = 100;
    static final int NAME_LENGTH = 200;
    static final int NETWORK_LENGTH = 45;
    static final int VALUE_WEIGHT = 4_096;

    private static final Comparator<Map.Entry<String, Instant>> OLDEST_FIRST =
            Map.Entry.<String, Instant>comparingByValue()
                    .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder()));

    private Limits() {}

    /** Removes the alphabetically last entries of a modifiable map. */
    static <T> void trim(Map<String, T> entries, int most) {
        while (entries.size() > most) {
            entries.remove(Collections.max(entries.keySet()));
        }
    }

    /** Removes the entries seen longest ago of a modifiable map; of the same instant the alphabetically last. */
    static void trimOldest(Map<String, Instant> entries, int most) {
        while (entries.size() > most) {
            entries.remove(Collections.min(entries.entrySet(), OLDEST_FIRST).getKey());
        }
    }

    /** Whether a text can be a network address. */
    static boolean isNetwork(String text) {
        return !text.isEmpty() && text.length() <= NETWORK_LENGTH;
    }

    /** Whether a trait is kept in the document. */
    static boolean holds(String name, @Nullable Object value) {
        return name.length() <= NAME_LENGTH && weight(value, VALUE_WEIGHT) <= VALUE_WEIGHT;
    }

    /** Whether a text can be a key of the document. */
    static boolean holds(String name) {
        return name.length() <= NAME_LENGTH;
    }

    /** About how many characters a JSON value has; stops counting beyond the most that matters. */
    private static int weight(@Nullable Object value, int most) {
        return switch (value) {
            case String text -> text.length();
            case List<?> list -> {
                int sum = 2;
                for (Object element : list) {
                    sum += 1 + weight(element, most);
                    if (sum > most) {
                        break;
                    }
                }
                yield sum;
            }
            case Map<?, ?> map -> {
                int sum = 2;
                for (Map.Entry<?, ?> entry : map.entrySet()) {
                    sum += 4 + entry.getKey().toString().length() + weight(entry.getValue(), most);
                    if (sum > most) {
                        break;
                    }
                }
                yield sum;
            }
            case null, default -> 8;
        };
    }
}
