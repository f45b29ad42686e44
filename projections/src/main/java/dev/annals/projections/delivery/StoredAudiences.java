package dev.annals.projections.delivery;

import dev.annals.api.identity.FragmentId;
import dev.annals.platform.delivery.AudienceMembers;
import dev.annals.platform.documents.Range;
import dev.annals.platform.events.Processors;
import dev.annals.projections.ReadModel;
import dev.annals.projections.segment.MembershipProjection;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Looks up who stands how in which audience in the documents. */
public final class StoredAudiences implements AudienceMembers {

    private final ReadModel<AudienceDocument> members;
    private final Supplier<Processors> processors;

    /** @param processors asked for when it is first needed: some of them ask for audiences themselves */
    public StoredAudiences(ReadModel<AudienceDocument> members, Supplier<Processors> processors) {
        this.members = members;
        this.processors = processors;
    }

    @Override
    public List<Member> page(String segment, String channel, @Nullable FragmentId after, int limit) {
        Range all = Range.prefix(AudienceProjection.prefix(segment, channel), limit);
        Range page = after == null ? all : all.after(AudienceProjection.key(segment, channel, after));
        return members.range(page).stream()
                .map(ReadModel.Entry::document)
                .map(it -> new Member(it.profile(), it.standing(), it.gate(), it.delivery(), it.since()))
                .toList();
    }

    @Override
    public long membershipsKnownUpTo() {
        return processors.get().position(MembershipProjection.NAME);
    }
}
