package dev.annals.platform.segment;

import dev.annals.api.identity.FragmentId;
import dev.annals.api.segment.MembershipCause;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Port: who is in which segment, as far as it is on record. Profiles are told by their ids. */
public interface Memberships {

    /**
     * That a profile is in a segment.
     *
     * @param profile the profile
     * @param since since when
     * @param cause why it entered
     * @param position the position of the event that caused it; -1 where none did
     */
    record Membership(FragmentId profile, Instant since, MembershipCause cause, long position) {}

    /** The membership of a profile in a segment, if it is in it. */
    Optional<Membership> find(String segment, FragmentId profile);

    /** Whether a profile is in a segment. */
    default boolean isIn(String segment, FragmentId profile) {
        return find(segment, profile).isPresent();
    }

    /** The memberships of a profile in those of some segments in which it is, by key; one question. */
    Map<String, Membership> of(List<String> segments, FragmentId profile);

    /** Those of some segments in which a profile is; one question. */
    default Set<String> among(List<String> segments, FragmentId profile) {
        return of(segments, profile).keySet();
    }

    /**
     * Members of a segment in the order of their ids.
     *
     * @param after the last of the page before; null for the first page
     * @param limit the most wanted
     */
    List<Membership> page(String segment, @Nullable FragmentId after, int limit);

    /** How many members a segment has. */
    long size(String segment);
}
