package dev.annals.command.consent;

import dev.annals.api.consent.ConfirmConsent;
import dev.annals.api.consent.ConsentState;
import dev.annals.api.consent.ConsentTerms;
import dev.annals.api.consent.ExpressedBy;
import dev.annals.api.consent.OpenRequest;
import dev.annals.api.identity.FragmentId;
import dev.annals.api.rejection.Rejection;
import dev.annals.command.recording.Decision;
import dev.annals.command.recording.StreamAppends;
import dev.annals.platform.consent.Purposes;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Decides that a request was answered by its token, once: the record's id is derived from the token, so that the store
 * itself refuses a second answer.
 *
 * @param command what was answered
 * @param record the id the record is to have
 * @param purposes the catalogue in force
 */
record AnswerRequest(ConfirmConsent command, UUID record, Purposes purposes) implements Decision<Recorded> {

    private static final String METHOD = "double-opt-in";

    @Override
    public Set<UUID> eventIds() {
        return Set.of(record);
    }

    @Override
    public Set<FragmentId> fragments() {
        return Set.of(command.fragment());
    }

    @Override
    public Set<FragmentId> subjects() {
        return fragments();
    }

    @Override
    public Recorded decide(StreamAppends appends) {
        if (appends.isStored(record)) {
            return new Recorded.Refused(Rejection.LINK_USED, "The request was answered by this token already.");
        }
        OpenRequest request = appends.consents(command.fragment()).requests().stream()
                .filter(each -> each.token().hash().equals(command.tokenHash()))
                .findFirst()
                .orElse(null);
        if (request == null) {
            return new Recorded.Refused(Rejection.LINK_INVALID, "No request can be answered by this token.");
        }
        if (!command.at().isBefore(request.token().until())) {
            return new Recorded.Refused(
                    Rejection.LINK_EXPIRED,
                    "The token could be used until " + request.token().until() + ".");
        }
        new ConsentRecording(appends)
                .append(
                        new Statement(
                                command.fragment(),
                                record,
                                ConsentState.GIVEN,
                                terms(request),
                                null,
                                command.evidence()),
                        RecordedActor.PERSON);
        return new Recorded.OnRecord(record, command.fragment(), ConsentState.GIVEN, true);
    }

    private ConsentTerms terms(OpenRequest request) {
        ConsentTerms asked = request.said().terms();
        Instant until = purposes.find(asked.key().purpose())
                .flatMap(purpose -> purpose.endOfConsent(command.at()))
                .orElse(null);
        return new ConsentTerms(
                asked.key(),
                command.at(),
                until,
                asked.uses(),
                asked.notice(),
                asked.jurisdiction(),
                METHOD,
                asked.source(),
                asked.expressedBy() == ExpressedBy.CONTROLLER ? ExpressedBy.SUBJECT : asked.expressedBy(),
                purposes.version(),
                request.said().record(),
                List.of(),
                List.of());
    }
}
