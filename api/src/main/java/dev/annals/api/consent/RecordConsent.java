package dev.annals.api.consent;

import dev.annals.api.identity.FragmentId;
import dev.annals.api.identity.Identifier;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Command: record what a person decided. Answers a {@link ConsentReceipt}; the same record again changes nothing.
 *
 * @param fragment the fragment of the identifier by which it was said
 * @param identifier the identifier; null when only a fragment that exists already was named
 * @param record the id the record is to have
 * @param state what was said
 * @param terms on which terms
 * @param token what answers a request; null for anything but a request that is sent to the person
 * @param evidence what proves it
 * @param by who asks to record it
 */
public record RecordConsent(
        FragmentId fragment,
        @Nullable Identifier identifier,
        UUID record,
        ConsentState state,
        ConsentTerms terms,
        @Nullable OneTimeToken token,
        @Nullable ConsentEvidence evidence,
        String by) {

    @Override
    public String toString() {
        return "RecordConsent[" + state + " " + terms.key() + "]";
    }
}
