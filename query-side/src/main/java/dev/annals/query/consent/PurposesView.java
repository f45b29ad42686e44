package dev.annals.query.consent;

import dev.annals.platform.consent.Controller;
import dev.annals.platform.consent.MinorsRule;
import dev.annals.platform.consent.Notice;
import dev.annals.platform.consent.Purpose;
import dev.annals.platform.consent.PurposeBook.Edition;
import dev.annals.platform.consent.Purposes;
import dev.annals.platform.consent.Recipient;
import dev.annals.platform.consent.SignalSources;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The catalogue of purposes as the API answers it.
 *
 * @param version its version; 0 for the one that Annals brings along
 * @param publishedAt when it came into force
 * @param publishedBy who published it
 * @param hash SHA-256 of the file
 * @param jurisdiction whose law applies where nobody says otherwise
 * @param controllers who answers for the processing
 * @param purposes the purposes
 * @param notices the notices, every version
 * @param position its place in the log; -1 for the one that Annals brings along
 */
record PurposesView(
        int version,
        Instant publishedAt,
        String publishedBy,
        String hash,
        String jurisdiction,
        List<Controller> controllers,
        List<PurposeView> purposes,
        List<Notice> notices,
        long position) {

    static PurposesView of(Edition edition) {
        Purposes purposes = edition.purposes();
        return new PurposesView(
                purposes.version(),
                edition.since(),
                edition.by(),
                purposes.hash(),
                purposes.jurisdiction(),
                purposes.controllers(),
                purposes.purposes().stream().map(PurposeView::of).toList(),
                purposes.notices(),
                edition.position());
    }

    /**
     * A purpose.
     *
     * @param key its key
     * @param names its name by language
     * @param descriptions what people are told about it, by language
     * @param basis its lawful basis by jurisdiction
     * @param channels the channels
     * @param data the categories of data
     * @param retention how long data are kept for it
     * @param expiry how long a consent is valid
     * @param recipients who else gets the data
     * @param notice the key of the notice that explains it
     * @param minors the rule for young people
     * @param uses how many messages one consent authorises, by channel
     * @param signals which signals speak about it
     * @param collect when interactions that belong to it are stored
     * @param combine what counts when identifiers of one person say different things
     */
    record PurposeView(
            String key,
            Map<String, String> names,
            Map<String, String> descriptions,
            Map<String, String> basis,
            List<String> channels,
            List<String> data,
            @Nullable String retention,
            @Nullable String expiry,
            List<Recipient> recipients,
            @Nullable String notice,
            MinorsRule minors,
            Map<String, Integer> uses,
            SignalSources signals,
            String collect,
            String combine) {

        static PurposeView of(Purpose purpose) {
            Map<String, String> bases = new TreeMap<>();
            purpose.bases().forEach((place, basis) -> bases.put(place, basis.wireName()));
            return new PurposeView(
                    purpose.key(),
                    purpose.names(),
                    purpose.descriptions(),
                    bases,
                    purpose.channels(),
                    purpose.data(),
                    purpose.retention() == null ? null : Objects.toString(purpose.retention()),
                    purpose.expiry() == null ? null : Objects.toString(purpose.expiry()),
                    purpose.recipients(),
                    purpose.notice(),
                    purpose.minors(),
                    purpose.uses(),
                    purpose.signals(),
                    purpose.collection().wireName(),
                    purpose.combination().wireName());
        }
    }
}
