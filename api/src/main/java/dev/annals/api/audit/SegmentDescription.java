package dev.annals.api.audit;

import dev.annals.api.segment.MembershipChange;
import dev.annals.api.segment.SegmentEvent;
import dev.annals.api.segment.SegmentEvent.MembershipChanged;
import dev.annals.api.segment.SegmentEvent.SegmentArchived;
import dev.annals.api.segment.SegmentEvent.SegmentListed;
import dev.annals.api.segment.SegmentEvent.SegmentPublished;

/** Says in one plain sentence what happened to a segment. */
final class SegmentDescription {

    private SegmentDescription() {}

    static String of(SegmentEvent event) {
        return switch (event) {
            case SegmentPublished it ->
                "Version " + it.version() + " of the segment \"" + it.segment() + "\" was published.";
            case SegmentArchived it -> "The segment \"" + it.segment() + "\" was archived; everybody leaves it.";
            case SegmentListed it ->
                it.added().size() + " people were put on the list \"" + it.segment() + "\", "
                        + it.removed().size() + " were taken off it.";
            case MembershipChanged it -> {
                long entered =
                        it.changes().stream().filter(MembershipChange::entered).count();
                yield entered + " profiles entered the segment \"" + it.segment() + "\", "
                        + (it.changes().size() - entered) + " left it.";
            }
        };
    }
}
