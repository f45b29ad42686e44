package dev.annals.platform.consent;

import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What personal data are used for.
 *
 * @param key the key in records: lower-case words joined by hyphens
 * @param names what people are told it is called, by language
 * @param descriptions what people are told about it, by language
 * @param bases its lawful basis by jurisdiction; {@code default} for all others
 * @param channels the channels by which people are reached for it; empty where nobody is
 * @param data the categories of data
 * @param retention how long data are kept for it; null when nobody said
 * @param expiry how long a consent is valid; null for without end
 * @param recipients who else gets the data
 * @param notice the key of the notice that explains it; null where there is none
 * @param minors the rule for young people
 * @param uses how many messages one consent authorises, by channel; channels without it, any number
 * @param signals which signals speak about it
 * @param collection whether interactions that belong to it are stored unless it is refused, or only if it is given
 * @param combination what counts when identifiers of one person say different things
 */
public record Purpose(
        String key,
        Map<String, String> names,
        Map<String, String> descriptions,
        Map<String, LawfulBasis> bases,
        List<String> channels,
        List<String> data,
        @Nullable Period retention,
        @Nullable Period expiry,
        List<Recipient> recipients,
        @Nullable String notice,
        MinorsRule minors,
        Map<String, Integer> uses,
        SignalSources signals,
        Collection collection,
        Combination combination) {

    /** When interactions that belong to a purpose are stored. */
    public enum Collection {
        UNLESS_REFUSED,
        ONLY_IF_GIVEN;

        /** The name in {@code purposes.yaml}: lower case with hyphens. */
        public String wireName() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** The lawful basis in a jurisdiction; consent where nothing else is stated. */
    public LawfulBasis basis(String jurisdiction) {
        return Jurisdiction.find(bases, jurisdiction).orElse(LawfulBasis.CONSENT);
    }

    /** When a consent that is given at an instant ends by itself; empty when it has no end. */
    public Optional<Instant> endOfConsent(Instant given) {
        return Optional.ofNullable(expiry)
                .map(period -> given.atZone(ZoneOffset.UTC).plus(period).toInstant());
    }

    /** How many messages one consent authorises by a channel; 0 for any number. */
    public int uses(String channel) {
        return uses.getOrDefault(channel, 0);
    }

    /** Its name in the best of the languages asked for; its key where it has no name. */
    public String name(List<String> languages) {
        return Languages.best(names, languages).orElse(key);
    }
}
