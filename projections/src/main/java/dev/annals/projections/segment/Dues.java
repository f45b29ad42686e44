package dev.annals.projections.segment;

import java.util.Arrays;
import java.util.function.IntConsumer;

/**
 * Notes a quarter of an hour for people, by number: two bytes for each once it is about many of them, and a few more for
 * each of some.
 */
final class Dues {

    private static final int FEW = 1024;

    private char[] all = new char[0];
    private int[] keys = new int[16];
    private char[] values = new char[16];
    private int used;

    /** What is noted; 0 for nothing. */
    char get(int number) {
        if (keys.length == 0) {
            return number < all.length ? all[number] : 0;
        }
        int at = place(number);
        return keys[at] == number + 1 ? values[at] : 0;
    }

    /** Notes something; 0 for nothing any more. */
    void put(int number, char value) {
        if (keys.length == 0) {
            if (number >= all.length) {
                all = Arrays.copyOf(all, number + (number >> 2) + 1);
            }
            all[number] = value;
            return;
        }
        int at = place(number);
        if (keys[at] == number + 1) {
            values[at] = value;
        } else if (value != 0) {
            keys[at] = number + 1;
            values[at] = value;
            if (2 * ++used > keys.length) {
                grow();
            }
        }
    }

    /** Everybody for whom a value is noted, or anything where it is 0. */
    void forEach(char value, IntConsumer consumer) {
        for (int number = 0; number < all.length; number++) {
            if (value == 0 ? all[number] != 0 : all[number] == value) {
                consumer.accept(number);
            }
        }
        for (int at = 0; at < keys.length; at++) {
            if (keys[at] != 0 && (value == 0 ? values[at] != 0 : values[at] == value)) {
                consumer.accept(keys[at] - 1);
            }
        }
    }

    /** How many bytes this takes. */
    long bytes() {
        return 2L * all.length + 6L * keys.length;
    }

    private int place(int number) {
        int at = ((number * 0x9E3779B9) >>> 7) & (keys.length - 1);
        while (keys[at] != 0 && keys[at] != number + 1) {
            at = (at + 1) & (keys.length - 1);
        }
        return at;
    }

    /** Makes room; leaves the table where a plain row takes no more. */
    private void grow() {
        int[] oldKeys = keys;
        char[] oldValues = values;
        int noted = 0;
        int last = 0;
        for (int at = 0; at < oldKeys.length; at++) {
            if (oldValues[at] != 0) {
                noted++;
                last = Math.max(last, oldKeys[at] - 1);
            }
        }
        boolean isRow = noted > FEW && last / 6 < noted;
        keys = new int[isRow ? 0 : Integer.highestOneBit(Math.max(8, noted)) * 4];
        values = new char[keys.length];
        used = 0;
        for (int at = 0; at < oldKeys.length; at++) {
            if (oldValues[at] != 0) {
                put(oldKeys[at] - 1, oldValues[at]);
            }
        }
    }
}
