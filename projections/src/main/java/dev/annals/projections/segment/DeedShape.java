package dev.annals.projections.segment;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of interactions of a name, in which places.
 *
 * @param name the name; null where interactions of any name are kept together
 * @param properties the names of the properties that are kept, in order
 * @param reach how far back they are kept
 * @param dictionary keeps the values
 */
@SuppressWarnings("ArrayRecordComponent")
record DeedShape(@Nullable String name, String[] properties, Reach reach, Dictionary dictionary) {

    /** How many longs there are before properties: second, nanosecond with type and name, id. */
    static final int HEAD = 4;

    static DeedShape of(@Nullable String name, Asked asked, Dictionary dictionary) {
        String[] sorted = asked.properties().toArray(String[]::new);
        Arrays.sort(sorted);
        return new DeedShape(name, sorted, asked.reach(), dictionary);
    }

    /** How many longs an interaction takes. */
    int stride() {
        return HEAD + (properties.length + 1) / 2;
    }

    /** The place of a property; -1 where it is not kept. */
    int place(String property) {
        for (int i = 0; i < properties.length; i++) {
            if (properties[i].equals(property)) {
                return i;
            }
        }
        return -1;
    }
}
