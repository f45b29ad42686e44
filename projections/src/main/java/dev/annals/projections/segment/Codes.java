package dev.annals.projections.segment;

import java.util.Arrays;

/** Of everybody the value of a trait, as the dictionary codes it: four bytes each. */
final class Codes extends Column {

    private final String trait;
    private int[][] codes = {};

    Codes(String trait) {
        this.trait = trait;
    }

    @Override
    void grow(int blocks) {
        int before = codes.length;
        codes = Arrays.copyOf(codes, blocks);
        for (int block = before; block < blocks; block++) {
            codes[block] = new int[BLOCK];
        }
    }

    /** The codes of a block; not to be changed. */
    int[] codes(int block) {
        return codes[block];
    }

    @Override
    void look(int block, Moment moment, long[] stale) {
        int[] known = codes[block];
        Population population = moment.machine().evaluation().population();
        for (int word = 0; word < WORDS; word++) {
            for (long left = stale[word]; left != 0; left &= left - 1) {
                int place = word * Long.SIZE + Long.numberOfTrailingZeros(left);
                known[place] = population.code(block * BLOCK + place, moment.facts(), trait);
            }
        }
    }
}
