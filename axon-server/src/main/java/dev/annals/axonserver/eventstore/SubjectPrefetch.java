package dev.annals.axonserver.eventstore;

import dev.annals.api.identity.FragmentId;
import java.util.Set;

/** Brings the keys of many streams into reach in one round trip, before a page of events is opened one by one. */
@FunctionalInterface
public interface SubjectPrefetch {

    /** Looks up the keys of these streams; those that have none are passed over. */
    void prefetch(Set<FragmentId> streams);
}
