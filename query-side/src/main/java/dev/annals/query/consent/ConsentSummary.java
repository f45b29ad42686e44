package dev.annals.query.consent;

import dev.annals.api.consent.ConsentState;
import dev.annals.api.consent.Said;
import dev.annals.platform.consent.PersonConsents.Finding;
import dev.annals.platform.consent.PersonConsents.Spoken;
import dev.annals.platform.consent.Verdict;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What stands for a purpose about which a person said something, in short.
 *
 * @param purpose the purpose's key
 * @param channel the channel; {@code any} for all of them
 * @param controller the controller's key
 * @param state what is known
 * @param allowed whether data may be used for it
 * @param reason why, as a stable code
 * @param recordId the record on which the state rests
 * @param at when that was expressed
 * @param until when it ends by itself
 */
public record ConsentSummary(
        String purpose,
        String channel,
        String controller,
        ConsentState state,
        boolean allowed,
        String reason,
        @Nullable UUID recordId,
        @Nullable Instant at,
        @Nullable Instant until) {

    static ConsentSummary of(Finding finding, Verdict verdict) {
        Spoken decisive = finding.decisive();
        Said said = finding.pending() != null ? finding.pending() : decisive == null ? null : decisive.said();
        return new ConsentSummary(
                finding.key().purpose(),
                finding.key().channel(),
                finding.key().controller(),
                finding.state(),
                verdict.allowed(),
                verdict.reason(),
                said == null ? null : said.record(),
                said == null ? null : said.terms().at(),
                said == null ? null : said.terms().until());
    }
}
