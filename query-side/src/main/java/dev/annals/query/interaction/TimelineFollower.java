package dev.annals.query.interaction;

import dev.annals.api.identity.FragmentId;
import dev.annals.projections.identity.Profile;
import dev.annals.query.access.Masking;
import dev.annals.query.identity.ProfileReads;
import java.util.List;

/** Follows one person's timeline: each look answers what was recorded since the one before. */
final class TimelineFollower {

    private final FragmentId fragment;
    private final ProfileReads profiles;
    private final Timeline timeline;
    private final Masking masking;
    private long seen;

    /** @param after only interactions behind this position are new */
    TimelineFollower(FragmentId fragment, ProfileReads profiles, Timeline timeline, Masking masking, long after) {
        this.fragment = fragment;
        this.profiles = profiles;
        this.timeline = timeline;
        this.masking = masking;
        this.seen = after;
    }

    /**
     * What is new, oldest first; fragments that were merged in meanwhile are followed too.
     *
     * @throws dev.annals.api.rejection.Rejected with {@code NOT_FOUND} once the person is erased
     */
    List<TimelineItem> look() {
        Profile profile = profiles.profile(fragment);
        List<TimelineItem> items = timeline.since(profile.members(), seen, masking);
        if (!items.isEmpty()) {
            seen = items.getLast().position();
        }
        return items;
    }
}
