package dev.annals.command.consent;

import dev.annals.api.consent.RecordConsent;
import dev.annals.api.identity.FragmentId;
import dev.annals.api.identity.Identifier;
import dev.annals.api.identity.IdentityEvent.FragmentOpened;
import dev.annals.api.rejection.Rejection;
import dev.annals.command.recording.Decision;
import dev.annals.command.recording.StreamAppends;
import dev.annals.command.recording.StreamKind;
import java.util.Set;
import java.util.UUID;

/** Decides to put what a person decided on record, once; an identifier that is new opens its fragment. */
record RecordStatement(RecordConsent command) implements Decision<Recorded> {

    @Override
    public Set<UUID> eventIds() {
        return Set.of(command.record());
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
        if (appends.isStored(command.record())) {
            return onRecord(false);
        }
        if (appends.standing(command.fragment()).isErased()) {
            return new Recorded.Refused(
                    Rejection.SUPPRESSED, "The person was erased; only a yes of the person itself is recorded again.");
        }
        if (!appends.fragment(command.fragment()).isOpened()) {
            Identifier identifier = command.identifier();
            if (identifier == null) {
                return new Recorded.Refused(Rejection.NOT_FOUND, "Nobody is known by this id.");
            }
            appends.append(
                    command.fragment(),
                    StreamKind.FRAGMENT,
                    new FragmentOpened(command.fragment(), identifier.namespace(), identifier.value()),
                    command.by());
        }
        new ConsentRecording(appends)
                .append(
                        new Statement(
                                command.fragment(),
                                command.record(),
                                command.state(),
                                command.terms(),
                                command.token(),
                                command.evidence()),
                        command.by());
        return onRecord(true);
    }

    private Recorded onRecord(boolean isNew) {
        return new Recorded.OnRecord(command.record(), command.fragment(), command.state(), isNew);
    }
}
