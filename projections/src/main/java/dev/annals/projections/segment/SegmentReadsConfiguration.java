package dev.annals.projections.segment;

import dev.annals.platform.crypto.FragmentIds;
import dev.annals.platform.events.EventLog;
import dev.annals.platform.events.Processors;
import dev.annals.platform.privacy.ErasureCheck;
import dev.annals.platform.segment.Memberships;
import dev.annals.platform.segment.SegmentBook;
import dev.annals.projections.ReadModel;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires what readers ask about segments, in every process. */
@Configuration(proxyBeanMethods = false)
public class SegmentReadsConfiguration {

    @Bean
    Memberships memberships(ReadModel<MembershipDocument> members, ReadModel<SegmentDay> days, FragmentIds ids) {
        return new StoredMemberships(members, days, ids);
    }

    @Bean
    ErasureCheck segmentsTellNothing(
            SegmentBook book,
            ReadModel<MembershipDocument> members,
            FragmentIds ids,
            EventLog log,
            Processors processors) {
        return new SegmentsTellNothing(book, members, ids, log, processors);
    }
}
