package dev.annals.projections.segment;

import dev.annals.api.identity.FragmentId;
import dev.annals.api.privacy.ErasureEvent.Check;
import dev.annals.platform.crypto.FragmentIds;
import dev.annals.platform.events.EventLog;
import dev.annals.platform.events.Processors;
import dev.annals.platform.privacy.Erasing;
import dev.annals.platform.privacy.ErasureCheck;
import dev.annals.platform.segment.PublishedDefinition;
import dev.annals.platform.segment.SegmentBook;
import dev.annals.platform.segment.SegmentKeys;
import dev.annals.projections.ReadModel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Looks whether somebody who was erased is still in a segment. */
final class SegmentsTellNothing implements ErasureCheck {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final SegmentBook book;
    private final ReadModel<MembershipDocument> members;
    private final FragmentIds ids;
    private final EventLog log;
    private final Processors processors;

    SegmentsTellNothing(
            SegmentBook book,
            ReadModel<MembershipDocument> members,
            FragmentIds ids,
            EventLog log,
            Processors processors) {
        this.book = book;
        this.members = members;
        this.ids = ids;
        this.log = log;
        this.processors = processors;
    }

    /** What the engine recorded of the erasure has to be in the documents first. */
    @Override
    public Check look(Erasing erasing) {
        boolean isShown = processors.await(members.processor(), log.head(), PATIENCE);
        List<String> keys = new ArrayList<>();
        for (PublishedDefinition segment : book.all()) {
            FragmentId stream = SegmentKeys.members(ids, segment.key());
            erasing.fragments().forEach(fragment -> keys.add(MembershipProjection.key(stream, fragment)));
        }
        long found = keys.isEmpty() ? 0 : members.get(keys).size();
        return new Check("segments", keys.size(), isShown ? found : Math.max(1, found));
    }
}
