package dev.annals.query.identity.whatif;

import dev.annals.api.identity.FragmentId;
import java.util.Arrays;
import java.util.UUID;

/** Numbers fragments from 0, so that what is known of millions of them fits into arrays. */
final class Numbers {

    private static final int NONE = -1;

    private long[] high = new long[1_024];
    private long[] low = new long[1_024];
    private int[] table = empty(4_096);
    private int size;

    /** How many fragments have a number. */
    int size() {
        return size;
    }

    /** The number of a fragment; the next one when it has none yet. */
    int of(FragmentId id) {
        long first = id.value().getMostSignificantBits();
        long second = id.value().getLeastSignificantBits();
        int slot = slot(first, second);
        if (table[slot] != NONE) {
            return table[slot];
        }
        if (size == high.length) {
            grow();
            slot = slot(first, second);
        }
        high[size] = first;
        low[size] = second;
        table[slot] = size;
        return size++;
    }

    /** The fragment of a number. */
    FragmentId fragment(int number) {
        return new FragmentId(new UUID(high[number], low[number]));
    }

    private int slot(long first, long second) {
        long mixed = (first ^ (second * 0x9E3779B97F4A7C15L)) * 0xBF58476D1CE4E5B9L;
        int slot = (int) (mixed >>> 32) & (table.length - 1);
        while (table[slot] != NONE && (high[table[slot]] != first || low[table[slot]] != second)) {
            slot = (slot + 1) & (table.length - 1);
        }
        return slot;
    }

    private void grow() {
        high = Arrays.copyOf(high, size * 2);
        low = Arrays.copyOf(low, size * 2);
        table = empty(table.length * 2);
        for (int number = 0; number < size; number++) {
            table[slot(high[number], low[number])] = number;
        }
    }

    private static int[] empty(int length) {
        int[] table = new int[length];
        Arrays.fill(table, NONE);
        return table;
    }
}
