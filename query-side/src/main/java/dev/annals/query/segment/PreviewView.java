package dev.annals.query.segment;

import dev.annals.api.identity.FragmentId;
import dev.annals.platform.segment.SegmentPreviews.Preview;
import java.util.List;

/**
 * What a definition would come to, as the API answers it.
 *
 * @param people how many profiles there are
 * @param count how many it would hold
 * @param enter how many would enter
 * @param leave how many would leave
 * @param sample some it would hold
 * @param entering some who would enter
 * @param leaving some who would leave
 * @param position the position of the log up to which everything is reflected
 * @param remarks what is probably meant otherwise: names that nobody defined, or that did not come in lately
 */
record PreviewView(
        long people,
        long count,
        long enter,
        long leave,
        List<FragmentId> sample,
        List<FragmentId> entering,
        List<FragmentId> leaving,
        long position,
        List<String> remarks) {

    static PreviewView of(Preview it, List<String> remarks) {
        return new PreviewView(
                it.people(),
                it.count(),
                it.enter(),
                it.leave(),
                it.sample(),
                it.entering(),
                it.leaving(),
                it.position(),
                remarks);
    }
}
