package dev.annals.platform.condition;

import dev.annals.platform.condition.Person.Deed;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What somebody did, in the order of time, of which single things can be told without telling the rest. */
public interface Timeline extends List<Deed> {

    /** When one of them happened. */
    Instant at(int index);

    /** A property of one of them, by its whole name; null where it has none. */
    @Nullable
    Object value(int index, String property);

    /** Tells a property from others: of values that are the same to conditions, the same number; 0 for none. */
    int sameness(int index, String property);

    /** When one of a list happened. */
    static Instant at(List<Deed> deeds, int index) {
        return deeds instanceof Timeline timeline
                ? timeline.at(index)
                : deeds.get(index).at();
    }

    /** A property of one of a list. */
    static @Nullable Object value(List<Deed> deeds, int index, String path) {
        return deeds instanceof Timeline timeline && path.indexOf('.') < 0
                ? timeline.value(index, path)
                : Values.at(deeds.get(index).properties(), path);
    }

    /** What two values must share to be the same to conditions. */
    static @Nullable Object key(@Nullable Object value) {
        return Values.key(value);
    }
}
