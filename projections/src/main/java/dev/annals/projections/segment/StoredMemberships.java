package dev.annals.projections.segment;

import dev.annals.api.identity.FragmentId;
import dev.annals.platform.crypto.FragmentIds;
import dev.annals.platform.documents.Range;
import dev.annals.platform.segment.Memberships;
import dev.annals.platform.segment.SegmentKeys;
import dev.annals.projections.ReadModel;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Looks up who is in which segment in the documents. */
final class StoredMemberships implements Memberships {

    private final ReadModel<MembershipDocument> members;
    private final ReadModel<SegmentDay> days;
    private final FragmentIds ids;

    StoredMemberships(ReadModel<MembershipDocument> members, ReadModel<SegmentDay> days, FragmentIds ids) {
        this.members = members;
        this.days = days;
        this.ids = ids;
    }

    @Override
    public Optional<Membership> find(String segment, FragmentId profile) {
        return members.find(MembershipProjection.key(SegmentKeys.members(ids, segment), profile))
                .map(StoredMemberships::membership);
    }

    @Override
    public Map<String, Membership> of(List<String> segments, FragmentId profile) {
        Map<String, String> keys = new HashMap<>();
        segments.forEach(
                segment -> keys.put(MembershipProjection.key(SegmentKeys.members(ids, segment), profile), segment));
        Map<String, Membership> found = new TreeMap<>();
        if (!keys.isEmpty()) {
            members.get(keys.keySet())
                    .forEach((key, document) -> found.put(keys.getOrDefault(key, ""), membership(document)));
        }
        return found;
    }

    @Override
    public List<Membership> page(String segment, @Nullable FragmentId after, int limit) {
        FragmentId stream = SegmentKeys.members(ids, segment);
        Range all = Range.prefix(MembershipProjection.prefix(stream), limit);
        Range page = after == null ? all : all.after(MembershipProjection.key(stream, after));
        return members.range(page).stream()
                .map(entry -> membership(entry.document()))
                .toList();
    }

    @Override
    public long size(String segment) {
        return days.find(SegmentHistoryProjection.altogether(SegmentKeys.members(ids, segment)))
                .map(SegmentDay::growth)
                .orElse(0L);
    }

    private static Membership membership(MembershipDocument document) {
        return new Membership(document.profile(), document.since(), document.cause(), document.position());
    }
}
