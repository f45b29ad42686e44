package dev.annals.query.consent;

import dev.annals.api.consent.ConsentEvent.ConsentRequested;
import dev.annals.api.consent.ConsentEvent.Decided;
import dev.annals.api.consent.ConsentTerms;
import dev.annals.api.consent.OneTimeToken;
import dev.annals.api.rejection.Rejected;
import dev.annals.api.rejection.Rejection;
import dev.annals.platform.consent.ConsentTokens;
import dev.annals.platform.crypto.Sha256;
import dev.annals.platform.events.EventLog;
import dev.annals.platform.events.RecordedEvent;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * What a one-time token confirms, found in the stream of the person it was made for.
 *
 * @param terms what was asked
 * @param until when the token ceases to answer
 */
record AskedFor(ConsentTerms terms, Instant until) {

    /** A person is asked again after an answer at most; whatever lies further back is expired long since. */
    private static final int LOOKED_AT = 500;

    /**
     * The request that a token answers.
     *
     * @throws Rejected with {@code LINK_INVALID}, {@code LINK_USED} or {@code LINK_EXPIRED} when it answers none any more
     */
    static AskedFor by(String text, EventLog log, Instant now) {
        String hash = Sha256.hex(text);
        List<RecordedEvent> newest = log.newest(ConsentTokens.fragment(text), Long.MAX_VALUE, LOOKED_AT);
        for (RecordedEvent event : newest) {
            if (!(event.event() instanceof ConsentRequested request)) {
                continue;
            }
            OneTimeToken token = request.token();
            if (token != null && token.hash().equals(hash)) {
                if (isAnswered(event.id(), newest)) {
                    throw new Rejected(Rejection.LINK_USED, "The request was answered by this link already.");
                }
                if (!now.isBefore(token.until())) {
                    throw new Rejected(Rejection.LINK_EXPIRED, "The link could be used until " + token.until() + ".");
                }
                return new AskedFor(request.terms(), token.until());
            }
        }
        throw new Rejected(Rejection.LINK_INVALID, "No request can be answered by this link.");
    }

    private static boolean isAnswered(UUID request, List<RecordedEvent> events) {
        return events.stream()
                .anyMatch(event -> event.event() instanceof Decided decided
                        && Objects.equals(decided.terms().answers(), request));
    }
}
