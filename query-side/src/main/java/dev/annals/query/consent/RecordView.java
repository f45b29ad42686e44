package dev.annals.query.consent;

import dev.annals.api.consent.ConsentEvent.ConsentUsed;
import dev.annals.api.consent.ConsentEvidence;
import dev.annals.api.consent.ConsentTerms;
import dev.annals.api.consent.ExpressedBy;
import dev.annals.api.consent.Said;
import dev.annals.api.consent.ShownNotice;
import dev.annals.projections.consent.ConsentDocument.Entry;
import dev.annals.query.consent.ConsentReads.Located;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One record of a person's history of consent.
 *
 * @param recordId the id of the record, which is that of the event
 * @param state what it says, or that a message used it up
 * @param purpose the purpose's key
 * @param channel the channel; {@code any} for all of them
 * @param controller the controller's key
 * @param at when it was expressed
 * @param until when it ends by itself
 * @param uses how many messages it authorises
 * @param notice the notice that was shown
 * @param jurisdiction whose law applied
 * @param method how it was taken
 * @param source who took it
 * @param expressedBy who expressed it
 * @param purposesVersion the version of the purposes in force when it was recorded
 * @param answers the record of the request that it confirms, or of the consent that was used
 * @param replaces the records of other identifiers of the person that it replaced
 * @param fragmentId the fragment of the identifier by which it was said
 * @param recordedAt when it was recorded
 * @param actor who recorded it
 * @param position its place in the log
 * @param retracted whether it does not count, because the interaction it was drawn from was retracted
 * @param evidence what proves it; null for readers who may not see it, and where nothing was kept
 */
record RecordView(
        UUID recordId,
        String state,
        String purpose,
        String channel,
        String controller,
        Instant at,
        @Nullable Instant until,
        @Nullable Integer uses,
        @Nullable ShownNotice notice,
        @Nullable String jurisdiction,
        @Nullable String method,
        @Nullable String source,
        @Nullable ExpressedBy expressedBy,
        @Nullable Integer purposesVersion,
        @Nullable UUID answers,
        List<UUID> replaces,
        String fragmentId,
        Instant recordedAt,
        String actor,
        long position,
        boolean retracted,
        @Nullable ConsentEvidence evidence) {

    static RecordView of(Located located, @Nullable ConsentEvidence evidence) {
        Said said = located.entry().said();
        ConsentUsed used = located.entry().used();
        if (said != null) {
            return said(located, said, evidence);
        }
        if (used != null) {
            return used(located, used);
        }
        throw new IllegalStateException("A record of consent is neither a decision nor a use");
    }

    private static RecordView said(Located located, Said said, @Nullable ConsentEvidence evidence) {
        Entry entry = located.entry();
        ConsentTerms terms = said.terms();
        return new RecordView(
                entry.record(),
                said.state().wireName(),
                terms.key().purpose(),
                terms.key().channel(),
                terms.key().controller(),
                terms.at(),
                terms.until(),
                terms.uses() == 0 ? null : terms.uses(),
                terms.notice(),
                terms.jurisdiction(),
                terms.method(),
                terms.source(),
                terms.expressedBy(),
                terms.catalogue(),
                terms.answers(),
                terms.replaces(),
                located.fragment().toString(),
                entry.recordedAt(),
                entry.actor(),
                entry.position(),
                entry.isRetracted(null),
                evidence);
    }

    private static RecordView used(Located located, ConsentUsed used) {
        Entry entry = located.entry();
        return new RecordView(
                entry.record(),
                "used",
                used.key().purpose(),
                used.key().channel(),
                used.key().controller(),
                used.at(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                used.authorisation(),
                List.of(),
                located.fragment().toString(),
                entry.recordedAt(),
                entry.actor(),
                entry.position(),
                entry.isRetracted(null),
                null);
    }
}
