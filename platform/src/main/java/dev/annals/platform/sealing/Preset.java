package dev.annals.platform.sealing;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/** A preset dictionary of deflate with an index of the places where each group of four bytes occurs. */
final class Preset {

    private static final VarHandle FOUR_BYTES =
            MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int BUCKET_BITS = 12;

    final byte[] dictionary;
    private final short[] first = new short[1 << BUCKET_BITS];
    private final short[] next;

    /** @param dictionary at most 32 KB, the most frequent last */
    Preset(byte[] dictionary) {
        this.dictionary = dictionary;
        this.next = new short[dictionary.length];
        Arrays.fill(first, (short) -1);
        for (int place = 0; place + 4 <= dictionary.length; place++) {
            int bucket = bucket(dictionary, place);
            next[place] = first[bucket];
            first[bucket] = (short) place;
        }
    }

    /** The last place in the dictionary that shares the bucket; -1 when there is none. */
    int first(int bucket) {
        return first[bucket];
    }

    /** The place before that one that shares its bucket; -1 when there is none. */
    int next(int place) {
        return next[place];
    }

    /** The bucket of the four bytes at a place. */
    static int bucket(byte[] bytes, int place) {
        return ((int) FOUR_BYTES.get(bytes, place) * 0x9E3779B1) >>> (32 - BUCKET_BITS);
    }
}
