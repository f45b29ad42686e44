package dev.annals.command.consent;

import dev.annals.api.consent.UseConsent;
import dev.annals.command.recording.StreamAppends;
import java.util.UUID;

/**
 * Uses up a consent in the very transaction in which the message is decided on, so that neither is without the other.
 *
 * @param command what is about to be sent
 * @param eventId the id of the event of the use
 */
public record ConsumedConsent(UseConsent command, UUID eventId) {

    /** Uses it up; answers whether there was one, or it was used up by the same message before. */
    public boolean take(StreamAppends appends) {
        return new UseAuthorisation(command, eventId).decide(appends) instanceof Recorded.OnRecord;
    }
}
