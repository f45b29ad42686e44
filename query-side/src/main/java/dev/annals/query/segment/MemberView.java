package dev.annals.query.segment;

import dev.annals.api.segment.MembershipCause;
import dev.annals.platform.segment.Memberships.Membership;
import java.time.Instant;

/**
 * A member as the API answers it.
 *
 * @param profileId the profile
 * @param since since when it is in the segment
 * @param cause why it entered
 * @param position the position of the event that caused it; -1 where none did
 */
record MemberView(String profileId, Instant since, MembershipCause cause, long position) {

    static MemberView of(Membership it) {
        return new MemberView(it.profile().toString(), it.since(), it.cause(), it.position());
    }
}
