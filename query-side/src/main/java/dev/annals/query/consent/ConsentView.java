package dev.annals.query.consent;

import dev.annals.api.consent.ConsentState;
import dev.annals.api.consent.ExpressedBy;
import dev.annals.api.consent.Said;
import dev.annals.api.consent.ShownNotice;
import dev.annals.platform.consent.Combination;
import dev.annals.platform.consent.PersonConsents;
import dev.annals.platform.consent.PersonConsents.Finding;
import dev.annals.platform.consent.PersonConsents.Spoken;
import dev.annals.platform.consent.Verdict;
import dev.annals.query.consent.ConsentReads.Person;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What stands for a purpose and channel, and why.
 *
 * @param purpose the purpose's key
 * @param channel the channel; {@code any} where it has none
 * @param controller the controller's key
 * @param state what is known
 * @param allowed whether data may be used for it
 * @param reason why, as a stable code
 * @param basis the lawful basis
 * @param recordId the record on which the state rests; null where there is none
 * @param at when that was expressed
 * @param until when it ends by itself
 * @param notice the notice that was shown
 * @param method how it was taken
 * @param source who took it
 * @param expressedBy who expressed it
 * @param proof where it stands in the log
 * @param left how many messages it authorises still; null where it does not count them
 * @param combination what counts when identifiers of the person say different things
 * @param considered what each identifier said, in the order of what counts; only where there are several
 */
record ConsentView(
        String purpose,
        String channel,
        String controller,
        ConsentState state,
        boolean allowed,
        String reason,
        @Nullable String basis,
        @Nullable UUID recordId,
        @Nullable Instant at,
        @Nullable Instant until,
        @Nullable ShownNotice notice,
        @Nullable String method,
        @Nullable String source,
        @Nullable ExpressedBy expressedBy,
        @Nullable Proof proof,
        @Nullable Integer left,
        String combination,
        List<Considered> considered) {

    static ConsentView of(Finding finding, Verdict verdict, Person person, boolean isCounted) {
        Spoken decisive = finding.decisive();
        Said said = finding.pending() != null ? finding.pending() : decisive == null ? null : decisive.said();
        return new ConsentView(
                finding.key().purpose(),
                finding.key().channel(),
                finding.key().controller(),
                finding.state(),
                verdict.allowed(),
                verdict.reason(),
                verdict.basis() == null ? null : verdict.basis().wireName(),
                said == null ? null : said.record(),
                said == null ? null : said.terms().at(),
                said == null ? null : said.terms().until(),
                said == null ? null : said.terms().notice(),
                said == null ? null : said.terms().method(),
                said == null ? null : said.terms().source(),
                said == null ? null : said.terms().expressedBy(),
                said == null ? null : Proof.of(person, said.record()),
                isCounted ? left(person.consents(), finding) : null,
                finding.combination().wireName(),
                finding.considered().size() < 2
                        ? List.of()
                        : finding.considered().stream()
                                .map(each -> Considered.of(each, finding))
                                .toList());
    }

    private static int left(PersonConsents consents, Finding finding) {
        return consents.authorisations(finding.key(), finding.at()).stream()
                .mapToInt(open -> open.authorisation().left())
                .sum();
    }

    /**
     * Where a record stands in the log.
     *
     * @param eventId the event's id
     * @param position its place in the log
     * @param recordedAt when it was recorded
     */
    record Proof(UUID eventId, long position, Instant recordedAt) {

        static @Nullable Proof of(Person person, UUID record) {
            return person.find(record)
                    .map(found -> new Proof(
                            record, found.entry().position(), found.entry().recordedAt()))
                    .orElse(null);
        }
    }

    /**
     * What one identifier of the person said.
     *
     * @param fragmentId the fragment of the identifier
     * @param recordId the record
     * @param state what it says
     * @param at when it was expressed
     * @param counts whether it is the one that counts
     * @param because why it does, or does not
     */
    record Considered(
            String fragmentId, UUID recordId, ConsentState state, Instant at, boolean counts, String because) {

        static Considered of(Spoken spoken, Finding finding) {
            UUID record = spoken.said().record();
            boolean counts = finding.decisive() != null
                    && finding.decisive().said().record().equals(record);
            return new Considered(
                    spoken.fragment().toString(),
                    record,
                    spoken.state(),
                    spoken.said().terms().at(),
                    counts,
                    because(counts, finding.replaced().contains(record), finding.combination()));
        }

        private static String because(boolean counts, boolean isReplaced, Combination combination) {
            if (isReplaced) {
                return "the person decided anew for the whole profile";
            }
            return switch (combination) {
                case MOST_RESTRICTIVE ->
                    counts ? "it is the most restrictive" : "another identifier's is more restrictive or newer";
                case NEWEST -> counts ? "it is the newest" : "another identifier's is newer";
            };
        }
    }
}
