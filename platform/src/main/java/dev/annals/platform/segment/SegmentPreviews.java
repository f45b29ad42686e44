package dev.annals.platform.segment;

import dev.annals.api.identity.FragmentId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Port: what a definition would come to, on everything that is recorded, before it is published. */
public interface SegmentPreviews {

    /**
     * What it would come to.
     *
     * @param people how many profiles there are
     * @param count how many it would hold
     * @param enter how many would enter
     * @param leave how many would leave
     * @param sample some it would hold
     * @param entering some who would enter
     * @param leaving some who would leave
     * @param position the position of the log up to which everything is reflected
     */
    record Preview(
            long people,
            long count,
            long enter,
            long leave,
            List<FragmentId> sample,
            List<FragmentId> entering,
            List<FragmentId> leaving,
            long position) {}

    /**
     * Tries a definition out.
     *
     * @param definition the definition; compared with the members of the segment of its key, if there is one
     * @param sample how many profiles to tell of each kind
     */
    Preview preview(SegmentDefinition definition, int sample);

    /** How many are in both of two segments, for each pair, in the order of the given keys. */
    List<List<Long>> overlap(List<String> keys);

    /** How far a segment is: null where it is live; else what is under way. */
    @Nullable
    String state(String key);
}
