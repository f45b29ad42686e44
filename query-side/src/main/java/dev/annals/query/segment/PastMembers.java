package dev.annals.query.segment;

import dev.annals.api.identity.FragmentId;
import dev.annals.api.segment.MembershipChange;
import dev.annals.api.segment.SegmentEvent.MembershipChanged;
import dev.annals.platform.crypto.FragmentIds;
import dev.annals.platform.events.EventLog;
import dev.annals.platform.events.Interest;
import dev.annals.platform.events.RecordedEvent;
import dev.annals.platform.segment.Memberships.Membership;
import dev.annals.platform.segment.SegmentKeys;
import java.time.Instant;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Who was in a segment at an instant, told by the events of its members. */
final class PastMembers {

    private final EventLog log;
    private final FragmentIds ids;

    PastMembers(EventLog log, FragmentIds ids) {
        this.log = log;
        this.ids = ids;
    }

    /** The members of that instant, in the order of their ids. */
    NavigableMap<FragmentId, Membership> at(String segment, Instant instant) {
        NavigableMap<FragmentId, Membership> members = new TreeMap<>();
        try (Stream<RecordedEvent> events = log.stream(SegmentKeys.members(ids, segment), 0)) {
            events.forEach(recorded -> {
                if (recorded.event() instanceof MembershipChanged it) {
                    it.changes().forEach(change -> apply(members, change, instant));
                }
            });
        }
        return members;
    }

    /** The memberships of a profile at that instant, by the keys of the segments; all changes of all segments are read. */
    Map<String, Membership> of(FragmentId profile, Instant instant) {
        Map<String, NavigableMap<FragmentId, Membership>> bySegment = new TreeMap<>();
        try (Stream<RecordedEvent> events = log.all(-1, Interest.in(MembershipChanged.class))) {
            events.forEach(recorded -> {
                if (recorded.event() instanceof MembershipChanged it) {
                    it.changes().stream()
                            .filter(change -> change.profile().equals(profile))
                            .forEach(change -> apply(
                                    bySegment.computeIfAbsent(it.segment(), key -> new TreeMap<>()), change, instant));
                }
            });
        }
        Map<String, Membership> found = new TreeMap<>();
        bySegment.forEach((segment, members) -> members.values().forEach(member -> found.put(segment, member)));
        return found;
    }

    private static void apply(NavigableMap<FragmentId, Membership> members, MembershipChange change, Instant instant) {
        if (change.at().isAfter(instant)) {
            return;
        }
        if (change.entered()) {
            members.put(
                    change.profile(), new Membership(change.profile(), change.at(), change.cause(), change.position()));
        } else {
            members.remove(change.profile());
        }
    }
}
