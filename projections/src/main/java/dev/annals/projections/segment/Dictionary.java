package dev.annals.projections.segment;

import dev.annals.platform.condition.Timeline;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Keeps each JSON value once, however many people it was said of, and forgets one that nobody holds any more. Small whole
 * numbers need no keeping. May be read by several threads while nobody changes it.
 */
final class Dictionary {

    /** The code of no value at all. */
    static final int NOTHING = 0;

    /** The code of null. */
    private static final int NULL = 1;

    private static final int SMALL = 1 << 30;
    private static final int DIGITS = 9;

    private final Map<Object, Integer> codes = new HashMap<>();
    private final List<@Nullable Object> values = new ArrayList<>();
    private final List<Integer> free = new ArrayList<>();
    /** What values in other than the plainest spelling are the same as. */
    private final Map<Object, Integer> spellings = new HashMap<>();

    private int[] holders = new int[64];
    private int[] same = new int[64];
    private int lastSame;

    Dictionary() {
        values.add(null);
        values.add(null);
    }

    /** The code of a value, which is held once more. */
    int hold(@Nullable Object said) {
        Object value = said instanceof Double number && Double.isFinite(number) ? BigDecimal.valueOf(number) : said;
        if (value == null) {
            return NULL;
        }
        if (value instanceof Integer number && isSmall(number)) {
            return small(number);
        }
        Integer known = codes.get(value);
        int code = known == null ? add(value) : known;
        holders[code]++;
        return code;
    }

    private int add(Object value) {
        int code = free.isEmpty() ? values.size() : free.removeLast();
        if (code == values.size()) {
            values.add(value);
        } else {
            values.set(code, value);
        }
        if (code >= holders.length) {
            holders = Arrays.copyOf(holders, code + (code >> 1));
            same = Arrays.copyOf(same, code + (code >> 1));
        }
        same[code] = sameAs(value);
        codes.put(value, code);
        return code;
    }

    private int sameAs(Object value) {
        Object key = Timeline.key(value);
        if (key instanceof BigDecimal number && number.scale() <= 0 && number.precision() - number.scale() <= DIGITS) {
            return small(number.intValueExact());
        }
        Integer known = spellings.get(key);
        if (known != null || value.equals(key)) {
            return known == null ? ++lastSame : known;
        }
        Integer plain = key == null ? null : codes.get(key);
        int told = plain == null ? ++lastSame : same[plain];
        spellings.put(key == null ? value : key, told);
        return told;
    }

    /** Has a value be held once less. */
    void release(int code) {
        if (code > NULL && --holders[code] == 0) {
            codes.remove(values.get(code));
            values.set(code, null);
            free.add(code);
        }
    }

    /** The value of a code; null also for {@link #NOTHING}. */
    @Nullable
    Object value(int code) {
        return code < 0 ? Integer.valueOf((code & Integer.MAX_VALUE) - SMALL) : values.get(code);
    }

    /** Of values that are the same to conditions, the same number; 0 for none, and for null. */
    int sameness(int code) {
        return code < 0 ? code : code <= NULL ? 0 : same[code];
    }

    /** How many values are kept. */
    int size() {
        return codes.size();
    }

    private static boolean isSmall(int number) {
        return number >= -SMALL && number < SMALL;
    }

    private static int small(int number) {
        return Integer.MIN_VALUE | (number + SMALL);
    }
}
