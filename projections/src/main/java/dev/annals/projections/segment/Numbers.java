package dev.annals.projections.segment;

import dev.annals.api.identity.FragmentId;
import java.util.Arrays;
import java.util.BitSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Numbers fragments from 0, in 24 bytes or so each. A number that was forgotten is not given again. May be read by several
 * threads while nobody changes it.
 */
final class Numbers {

    static final int NONE = -1;

    private static final int FREE = 0;
    private static final int GONE = -1;

    private long[] highs = new long[64];
    private long[] lows = new long[64];
    private final BitSet forgotten = new BitSet();
    private int size;
    /** A number plus one, by hash. */
    private int[] table = new int[256];

    private int used;

    /** How many numbers were given. */
    int size() {
        return size;
    }

    /** The number of a fragment; {@link #NONE} where it has none. */
    int known(FragmentId fragment) {
        int place = place(high(fragment), low(fragment));
        return place < 0 ? NONE : table[place] - 1;
    }

    /** The number of a fragment, a new one where it has none. */
    int number(FragmentId fragment) {
        int known = known(fragment);
        return known == NONE ? add(high(fragment), low(fragment)) : known;
    }

    /** The fragment of a number; null once it was forgotten. */
    @Nullable
    FragmentId id(int number) {
        return forgotten.get(number) ? null : new FragmentId(new UUID(highs[number], lows[number]));
    }

    boolean isForgotten(int number) {
        return forgotten.get(number);
    }

    void forget(int number) {
        int place = place(highs[number], lows[number]);
        if (!forgotten.get(number) && place >= 0) {
            table[place] = GONE;
            forgotten.set(number);
            highs[number] = 0;
            lows[number] = 0;
        }
    }

    /** Gives a number to nobody, as if somebody had been forgotten. */
    void skip() {
        makeRoom();
        forgotten.set(size);
        size++;
    }

    private int add(long high, long low) {
        makeRoom();
        highs[size] = high;
        lows[size] = low;
        enter(size);
        return size++;
    }

    private void makeRoom() {
        if (size == highs.length) {
            highs = Arrays.copyOf(highs, size + (size >> 1));
            lows = Arrays.copyOf(lows, size + (size >> 1));
        }
        if (2 * (used + 1) > table.length) {
            table = new int[Integer.highestOneBit(Math.max(64, size)) * 4];
            used = 0;
            for (int number = 0; number < size; number++) {
                if (!forgotten.get(number)) {
                    enter(number);
                }
            }
        }
    }

    private void enter(int number) {
        int at = hash(highs[number], lows[number]) & (table.length - 1);
        while (table[at] != FREE) {
            at = (at + 1) & (table.length - 1);
        }
        table[at] = number + 1;
        used++;
    }

    private int place(long high, long low) {
        int at = hash(high, low) & (table.length - 1);
        for (; table[at] != FREE; at = (at + 1) & (table.length - 1)) {
            int number = table[at] - 1;
            if (table[at] != GONE && highs[number] == high && lows[number] == low) {
                return at;
            }
        }
        return -1;
    }

    private static int hash(long high, long low) {
        long mixed = (high * 31 + low) * 0x9E3779B97F4A7C15L;
        return (int) (mixed >>> 32);
    }

    private static long high(FragmentId fragment) {
        return fragment.value().getMostSignificantBits();
    }

    private static long low(FragmentId fragment) {
        return fragment.value().getLeastSignificantBits();
    }
}
