package dev.annals.platform.journey;

import dev.annals.api.condition.Condition;
import dev.annals.platform.condition.UsedConditions;
import dev.annals.platform.segment.SegmentBook;
import dev.annals.platform.segment.SegmentConsumers;
import java.util.List;

/** Says which journeys use a segment, or the tag that it gives, so that it is not archived under them. */
final class SegmentUse implements SegmentConsumers {

    private final UsedConditions journeys;
    private final SegmentBook segments;

    SegmentUse(UsedConditions journeys, SegmentBook segments) {
        this.journeys = journeys;
        this.segments = segments;
    }

    @Override
    public List<Consumer> of(String segment) {
        String tag = segments.find(segment).map(each -> each.definition().tag()).orElse(null);
        return UsedConditions.whose(List.of(journeys), part -> switch (part) {
                    case Condition.InSegment it -> it.segment().equals(segment);
                    case Condition.Tagged it -> it.tag().equals(tag);
                    default -> false;
                })
                .stream()
                .map(use -> new Consumer(use.kind(), use.key()))
                .distinct()
                .toList();
    }
}
