package dev.annals.query.consent;

import dev.annals.api.consent.ConsentKey;
import dev.annals.platform.consent.Combination;
import dev.annals.platform.consent.ConsentPolicy;
import dev.annals.platform.consent.ConsentPolicy.Use;
import dev.annals.platform.consent.PersonConsents;
import dev.annals.platform.consent.Purpose;
import dev.annals.platform.consent.PurposeBook;
import dev.annals.platform.consent.Purposes;
import dev.annals.projections.identity.Profile;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells with a profile what the person decided, as far as the person decided anything. */
public final class ConsentSummaries {

    private final ConsentReads consents;
    private final PurposeBook book;
    private final Clock clock;

    public ConsentSummaries(ConsentReads consents, PurposeBook book, Clock clock) {
        this.consents = consents;
        this.book = book;
        this.clock = clock;
    }

    /** The processors whose positions a read reflects. */
    public List<String> processors() {
        return consents.processors();
    }

    /**
     * What stands.
     *
     * @param profile the profile
     * @param instant what was recorded until then, at that time; null for now
     */
    public List<ConsentSummary> of(Profile profile, @Nullable Instant instant) {
        Purposes purposes = book.current();
        ConsentPolicy policy = new ConsentPolicy(purposes);
        PersonConsents person = consents.of(profile.members().keySet(), instant);
        Instant at = instant == null ? clock.instant() : instant;
        return person.keys()
                .sorted()
                .distinct()
                .map(key -> {
                    Use use = new Use(key.purpose(), key.channel(), key.controller(), null);
                    return ConsentSummary.of(
                            person.find(key, combination(purposes, key), at), policy.mayUse(person, use, at));
                })
                .toList();
    }

    private static Combination combination(Purposes purposes, ConsentKey key) {
        return purposes.find(key.purpose()).map(Purpose::combination).orElse(Combination.MOST_RESTRICTIVE);
    }
}
