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
    private long position = -1;

    PreviewCount(int most) {
        this.most = most;
    }

    /** Counts somebody. */
    void add(Woods woods, int number, boolean wasIn, boolean isIn) {
        people++;
        if (isIn) {
            count++;
            keep(sample, woods, number);
        }
        if (isIn && !wasIn) {
            enter++;
            keep(entering, woods, number);
        }
        if (wasIn && !isIn) {
            leave++;
            keep(leaving, woods, number);
        }
    }

    /** Counts what another one counted of those who come behind. */
    void add(PreviewCount behind) {
        people += behind.people;
        count += behind.count;
        enter += behind.enter;
        leave += behind.leave;
        keep(sample, behind.sample);
        keep(entering, behind.entering);
        keep(leaving, behind.leaving);
    }

    PreviewCount another() {
        return new PreviewCount(most);
    }

    void upTo(long reached) {
        position = reached;
    }

    Preview preview() {
        return new Preview(people, count, enter, leave, sample, entering, leaving, position);
    }

    private void keep(List<FragmentId> some, Woods woods, int number) {
        if (some.size() < most) {
            some.add(Objects.requireNonNull(woods.id(number)));
        }
    }

    private void keep(List<FragmentId> some, List<FragmentId> more) {
        some.addAll(more.subList(0, Math.min(more.size(), most - some.size())));
    }
}
