package dev.annals.projections.segment;

import java.util.Arrays;
import java.util.function.IntPredicate;

/** Of everybody, whether something holds: a bit each. */
abstract class BitColumn extends Column {

    private long[][] bits = {};

    @Override
    void grow(int blocks) {
        int before = bits.length;
        bits = Arrays.copyOf(bits, blocks);
        for (int block = before; block < blocks; block++) {
            bits[block] = new long[WORDS];
        }
    }

    /** The bits of a block; not to be changed. */
    final long[] bits(int block) {
        return bits[block];
    }

    /** Has the same hold of those in a block for whom there is a bit. */
    final void set(int block, long[] of, boolean holds) {
        long[] known = bits[block];
        for (int word = 0; word < WORDS; word++) {
            known[word] = holds ? known[word] | of[word] : known[word] & ~of[word];
        }
    }

    /** Asks anew of those in a block for whom there is a bit, by their numbers. */
    final void put(int block, long[] stale, IntPredicate holds) {
        long[] known = bits[block];
        for (int word = 0; word < WORDS; word++) {
            long yes = 0;
            int first = block * BLOCK + word * Long.SIZE;
            for (long left = stale[word]; left != 0; left &= left - 1) {
                if (holds.test(first + Long.numberOfTrailingZeros(left))) {
                    yes |= Long.lowestOneBit(left);
                }
            }
            known[word] = (known[word] & ~stale[word]) | yes;
        }
    }
}
