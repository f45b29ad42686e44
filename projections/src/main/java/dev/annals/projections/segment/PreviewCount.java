package dev.annals.projections.segment;

import dev.annals.api.identity.FragmentId;
import dev.annals.platform.segment.SegmentPreviews.Preview;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Counts what a definition that is tried out comes to. */
final class PreviewCount {

    private final int most;
    private final List<FragmentId> sample = new ArrayList<>();
    private final List<FragmentId> entering = new ArrayList<>();
    private final List<FragmentId> leaving = new ArrayList<>();
    private long people;
    private long count;
    private long enter;
    private long leave;

    PreviewCount(int most) {
        this.most = most;
    }

    /**
     * Counts some people who come one behind the other, a bit each.
     *
     * @param first the number of the first of them
     * @param there who is a person
     * @param was who of these is in it
     * @param is who of these would be in it
     */
    void add(Woods woods, int first, long there, long was, long is) {
        people += Long.bitCount(there);
        count += Long.bitCount(is);
        enter += Long.bitCount(is & ~was);
        leave += Long.bitCount(was & ~is);
        keep(sample, woods, first, is);
        keep(entering, woods, first, is & ~was);
        keep(leaving, woods, first, was & ~is);
    }

    /** @param position up to which everything is counted */
    Preview preview(long position) {
        return new Preview(people, count, enter, leave, sample, entering, leaving, position);
    }

    private void keep(List<FragmentId> some, Woods woods, int first, long bits) {
        for (long left = bits; left != 0 && some.size() < most; left &= left - 1) {
            some.add(Objects.requireNonNull(woods.id(first + Long.numberOfTrailingZeros(left))));
        }
    }
}
