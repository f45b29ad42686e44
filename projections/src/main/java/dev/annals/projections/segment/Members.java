package dev.annals.projections.segment;

import org.roaringbitmap.BitSetUtil;

/** Who is in a segment: read off each time. */
final class Members extends Column {

    private static final long[] NOBODY = new long[WORDS];

    private final String segment;
    private long[] members = {};

    Members(String segment) {
        this.segment = segment;
    }

    @Override
    void begin(Moment moment) {
        super.begin(moment);
        LiveSegment known = moment.machine().segments().find(segment);
        members = known == null ? NOBODY : BitSetUtil.bitsetOf(known.members()).toLongArray();
    }

    /** The word of some numbers that come one behind the other. */
    long word(int block, int word) {
        int place = block * WORDS + word;
        return place < members.length ? members[place] : 0;
    }

    @Override
    void grow(int blocks) {}

    @Override
    void look(int block, Moment moment, long[] stale) {}
}
