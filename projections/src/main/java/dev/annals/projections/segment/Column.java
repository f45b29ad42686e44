package dev.annals.projections.segment;

import java.util.Arrays;
import java.util.List;

/**
 * Something that is known of everybody, by number, in blocks of which each may be another thread's; kept right by looking
 * anew at those of whom something was learnt, and of whom it ceases to hold by itself.
 */
abstract class Column {

    /** How many people a block is. */
    static final int BLOCK = 8_192;

    static final int WORDS = BLOCK / Long.SIZE;

    private int[] rounds = {};
    private int[] sizes = {};

    /** Makes room for everybody of a moment; before several threads look. */
    void begin(Moment moment) {
        if (rounds.length < moment.blocks()) {
            rounds = Arrays.copyOf(rounds, moment.blocks());
            sizes = Arrays.copyOf(sizes, moment.blocks());
            grow(moment.blocks());
        }
    }

    /** Whether anybody in a block has to be looked at anew. */
    final boolean isStale(int block, Moment moment) {
        return moment.machine().touched().isAnybody(block, rounds[block])
                || sizes[block] != moment.size(block)
                || isDue(block, moment);
    }

    /** Has a block say what holds at a moment; answers at how many people it had to look. */
    final int refresh(int block, Moment moment) {
        if (!isStale(block, moment)) {
            return 0;
        }
        int size = moment.size(block);
        Touched touched = moment.machine().touched();
        long[] stale = new long[WORDS];
        if (touched.isAnybody(block, rounds[block])) {
            touched.add(block, rounds[block], stale);
        }
        addDue(block, moment, stale);
        for (int place = sizes[block]; place < size; place++) {
            stale[place / Long.SIZE] |= 1L << place;
        }
        look(block, moment, stale);
        rounds[block] = moment.round();
        sizes[block] = size;
        int looked = 0;
        for (long word : stale) {
            looked += Long.bitCount(word);
        }
        return looked;
    }

    /** The columns it is made of, which have to be right before it is. */
    List<Column> sources() {
        return List.of();
    }

    abstract void grow(int blocks);

    /** Looks anew at those in a block for whom there is a bit. */
    abstract void look(int block, Moment moment, long[] stale);

    /** Whether time alone may have changed what is known of anybody in a block. */
    boolean isDue(int block, Moment moment) {
        return false;
    }

    /** Adds a bit for each of them. */
    void addDue(int block, Moment moment, long[] stale) {}
}
