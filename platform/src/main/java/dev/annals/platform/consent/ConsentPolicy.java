package dev.annals.platform.consent;

import dev.annals.api.consent.ConsentKey;
import dev.annals.api.consent.ConsentState;
import dev.annals.platform.consent.PersonConsents.Finding;
import dev.annals.platform.consent.Purpose.Collection;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The one place that says whether a person's data may be collected or used for a purpose. Pure: the same answer for the
 * same question, now, in a dry run or about the past.
 */
public final class ConsentPolicy {

    private final Purposes purposes;

    public ConsentPolicy(Purposes purposes) {
        this.purposes = purposes;
    }

    /** A use that is asked about. */
    public record Use(
            String purpose,
            String channel,
            @Nullable String controller,
            @Nullable String jurisdiction) {

        /** A use by a channel, of the default controller, in the default jurisdiction. */
        public static Use of(String purpose, String channel) {
            return new Use(purpose, channel, null, null);
        }
    }

    /**
     * Whether a person's data may be used for a purpose. While the person has refused {@link ConsentKey#ANY} purpose, its
     * data are kept and used for nothing, whatever the lawful basis.
     *
     * @param person what the person said
     * @param use what for; {@link ConsentKey#ANY} as channel where no message is sent
     * @param at when
     */
    public Verdict mayUse(PersonConsents person, Use use, Instant at) {
        Purpose purpose = purposes.find(use.purpose()).orElse(null);
        if (purpose == null) {
            return new Verdict(false, "unknown_purpose", null, null);
        }
        LawfulBasis basis = purpose.basis(jurisdiction(use));
        if (!use.channel().equals(ConsentKey.ANY) && !purpose.channels().contains(use.channel())) {
            return new Verdict(false, "channel_not_of_purpose", basis, null);
        }
        ConsentKey key = key(use);
        Finding restriction = person.find(
                new ConsentKey(ConsentKey.ANY, ConsentKey.ANY, key.controller()), Combination.MOST_RESTRICTIVE, at);
        if (restriction.isRefused()) {
            return new Verdict(false, "restricted", basis, restriction);
        }
        Finding finding = person.find(key, purpose.combination(), at);
        if (!basis.yieldsToRefusal()) {
            return new Verdict(true, "basis_" + basis.name().toLowerCase(Locale.ROOT), basis, finding);
        }
        if (!basis.needsConsent()) {
            boolean allowed = !finding.isRefused();
            return new Verdict(allowed, allowed ? "not_refused" : reason(finding.state()), basis, finding);
        }
        boolean isUsedUp = finding.state().isValid()
                && purpose.uses(use.channel()) > 0
                && person.authorisations(key, at).isEmpty();
        return isUsedUp
                ? new Verdict(false, "consent_used_up", basis, finding)
                : new Verdict(finding.state().isValid(), reason(finding.state()), basis, finding);
    }

    /**
     * Whether an interaction that belongs to a purpose may be stored.
     *
     * @param person what the person said
     * @param purpose the purpose it belongs to
     * @param at when
     */
    public Verdict mayCollect(PersonConsents person, Purpose purpose, Instant at) {
        LawfulBasis basis = purpose.basis(purposes.jurisdiction());
        Finding finding = person.find(
                new ConsentKey(purpose.key(), ConsentKey.ANY, purposes.defaultController()), purpose.combination(), at);
        boolean needsWord = purpose.collection() == Collection.ONLY_IF_GIVEN && basis.needsConsent();
        boolean agreed = needsWord ? finding.state().isValid() : !finding.isRefused();
        return new Verdict(agreed || !basis.yieldsToRefusal(), reason(finding.state()), basis, finding);
    }

    /** The key under which decisions about a use stand. */
    public ConsentKey key(Use use) {
        String controller = use.controller();
        return new ConsentKey(
                use.purpose(), use.channel(), controller == null ? purposes.defaultController() : controller);
    }

    private String jurisdiction(Use use) {
        String given = use.jurisdiction();
        return given == null ? purposes.jurisdiction() : given;
    }

    private static String reason(ConsentState state) {
        return "consent_" + state.wireName();
    }
}
