package dev.annals.command.consent;

import dev.annals.api.consent.ConsentEvent;
import dev.annals.api.consent.ConsentEvent.ConsentRequested;
import dev.annals.api.consent.ConsentEvent.Decided;
import dev.annals.api.consent.ConsentEvidence;
import dev.annals.api.consent.ConsentState;
import dev.annals.api.consent.ConsentTerms;
import dev.annals.api.consent.OneTimeToken;
import dev.annals.api.identity.FragmentId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is to be recorded about consent.
 *
 * @param fragment the fragment of the identifier by which it was said
 * @param record the id the record is to have
 * @param state what was said
 * @param terms on which terms, not yet placed among what else was said
 * @param token what answers a request; null for anything else
 * @param evidence what proves it
 */
record Statement(
        FragmentId fragment,
        UUID record,
        ConsentState state,
        ConsentTerms terms,
        @Nullable OneTimeToken token,
        @Nullable ConsentEvidence evidence) {

    Decided event(ConsentTerms placed) {
        return state == ConsentState.REQUESTED
                ? new ConsentRequested(fragment, placed, token, evidence)
                : ConsentEvent.of(state, fragment, placed, evidence);
    }
}
