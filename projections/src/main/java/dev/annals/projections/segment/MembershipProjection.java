package dev.annals.projections.segment;

import dev.annals.api.identity.FragmentId;
import dev.annals.api.segment.MembershipChange;
import dev.annals.api.segment.SegmentEvent;
import dev.annals.api.segment.SegmentEvent.MembershipChanged;
import dev.annals.api.segment.SegmentEvent.SegmentArchived;
import dev.annals.api.segment.SegmentEvent.SegmentListed;
import dev.annals.api.segment.SegmentEvent.SegmentPublished;
import dev.annals.platform.events.Interest;
import dev.annals.platform.events.RecordedEvent;
import dev.annals.projections.Projection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keeps who is in which segment: a document for each profile in each segment. */
public final class MembershipProjection implements Projection<MembershipDocument> {

    /** The projection's name. */
    public static final String NAME = "membership";

    /** What the keys of all members of a segment begin with. */
    public static String prefix(FragmentId stream) {
        return stream + "/";
    }

    /** The key of a profile in a segment. */
    public static String key(FragmentId stream, FragmentId profile) {
        return prefix(stream) + profile;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public Class<MembershipDocument> document() {
        return MembershipDocument.class;
    }

    @Override
    public Interest interest() {
        return Interest.in(MembershipChanged.class);
    }

    @Override
    public List<String> keys(RecordedEvent recorded) {
        if (!(recorded.event() instanceof SegmentEvent event)) {
            return others(recorded);
        }
        return switch (event) {
            case MembershipChanged it ->
                it.changes().stream()
                        .map(change -> key(it.stream(), change.profile()))
                        .distinct()
                        .toList();
            case SegmentPublished ignored -> List.of();
            case SegmentArchived ignored -> List.of();
            case SegmentListed ignored -> List.of();
        };
    }

    private static List<String> others(RecordedEvent recorded) {
        return OtherEvents.ignored(recorded);
    }

    @Override
    public @Nullable MembershipDocument evolve(
            String key, @Nullable MembershipDocument current, RecordedEvent recorded) {
        if (!(recorded.event() instanceof MembershipChanged it)) {
            return current;
        }
        MembershipDocument after = current;
        for (MembershipChange change : it.changes()) {
            if (key.endsWith(change.profile().toString())) {
                after = change.entered()
                        ? new MembershipDocument(change.profile(), change.at(), change.cause(), change.position())
                        : null;
            }
        }
        return after;
    }
}
