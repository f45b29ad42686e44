package dev.annals.projections.segment;

import dev.annals.api.identity.FragmentId;
import dev.annals.platform.segment.SegmentPreviews.Preview;
import java.util.ArrayList;
import java.util.List;

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
    private long position = -1;

    PreviewCount(int most) {
        this.most = most;
    }

    void add(FragmentId profile, boolean wasIn, boolean isIn) {
        people++;
        if (isIn) {
            count++;
            keep(sample, profile);
        }
        if (isIn && !wasIn) {
            enter++;
            keep(entering, profile);
        }
        if (wasIn && !isIn) {
            leave++;
            keep(leaving, profile);
        }
    }

    void upTo(long reached) {
        position = reached;
    }

    Preview preview() {
        return new Preview(people, count, enter, leave, sample, entering, leaving, position);
    }

    private void keep(List<FragmentId> some, FragmentId profile) {
        if (some.size() < most) {
            some.add(profile);
        }
    }
}
