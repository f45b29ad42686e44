package dev.annals.query.segment;

import dev.annals.api.consent.ConsentKey;
import dev.annals.platform.consent.ConsentPolicy;
import dev.annals.platform.consent.ConsentPolicy.Use;
import dev.annals.platform.consent.PurposeBook;
import dev.annals.platform.segment.Memberships.Membership;
import dev.annals.query.consent.ConsentReads;
import dev.annals.query.identity.ProfileReads;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Holds back those whose data may not be used for what a segment is used for, by the one policy on consent. */
final class Usable {

    private final ProfileReads profiles;
    private final ConsentReads consents;
    private final PurposeBook purposes;
    private final Clock clock;

    Usable(ProfileReads profiles, ConsentReads consents, PurposeBook purposes, Clock clock) {
        this.profiles = profiles;
        this.consents = consents;
        this.purposes = purposes;
        this.clock = clock;
    }

    /** Those of some members whose data may be used for a purpose; all where it is null. */
    List<Membership> of(List<Membership> members, @Nullable String purpose, @Nullable String channel) {
        if (purpose == null) {
            return members;
        }
        ConsentPolicy policy = purposes.policy();
        Use use = Use.of(purpose, channel == null ? ConsentKey.ANY : channel);
        Instant now = clock.instant();
        return members.stream()
                .filter(member -> profiles.tree(member.profile())
                        .filter(tree -> policy.mayUse(consents.of(tree.members().keySet(), null), use, now)
                                .allowed())
                        .isPresent())
                .toList();
    }
}
