package dev.annals.command.consent;

import dev.annals.api.consent.ConsentEvent.ConsentUsed;
import dev.annals.api.consent.ConsentState;
import dev.annals.api.consent.UseConsent;
import dev.annals.api.identity.FragmentId;
import dev.annals.api.rejection.Rejection;
import dev.annals.command.recording.Decision;
import dev.annals.command.recording.StreamAppends;
import dev.annals.command.recording.StreamKind;
import dev.annals.platform.consent.PersonConsents;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Decides which consent a message uses up: the oldest that authorises one still. The event's id is derived from the use,
 * so one message never uses up two.
 *
 * @param command what is about to be sent
 * @param eventId the id of the event
 */
record UseAuthorisation(UseConsent command, UUID eventId) implements Decision<Recorded> {

    @Override
    public Set<UUID> eventIds() {
        return Set.of(eventId);
    }

    @Override
    public Set<FragmentId> fragments() {
        return Set.of(command.profile());
    }

    @Override
    public Recorded decide(StreamAppends appends) {
        PersonConsents person = new KnownConsents(appends).of(List.of(command.profile()));
        if (appends.isStored(eventId)) {
            return person.authorisationUsedBy(command.use())
                    .<Recorded>map(open -> onRecord(open, false))
                    .orElseGet(
                            () -> new Recorded.Refused(Rejection.CONFLICT, "The use is on record for somebody else."));
        }
        List<PersonConsents.Open> open = person.authorisations(command.key(), appends.now());
        if (open.isEmpty()) {
            return new Recorded.Refused(
                    Rejection.CONFLICT, "No consent authorises a message for this purpose and channel any more.");
        }
        PersonConsents.Open oldest = open.getFirst();
        appends.append(
                oldest.fragment(),
                StreamKind.FRAGMENT,
                new ConsentUsed(
                        oldest.fragment(),
                        command.key(),
                        oldest.authorisation().record(),
                        oldest.authorisation().at(),
                        command.use(),
                        appends.now()),
                eventId,
                command.by());
        return onRecord(oldest, true);
    }

    private static Recorded onRecord(PersonConsents.Open open, boolean isNew) {
        return new Recorded.OnRecord(open.authorisation().record(), open.fragment(), ConsentState.GIVEN, isNew);
    }
}
