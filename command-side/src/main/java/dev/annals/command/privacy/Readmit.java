package dev.annals.command.privacy;

import dev.annals.api.identity.FragmentId;
import dev.annals.api.privacy.ErasureEvent.FragmentReadmitted;
import dev.annals.api.privacy.ReadmitIdentifier;
import dev.annals.api.rejection.Rejected;
import dev.annals.api.rejection.Rejection;
import dev.annals.command.recording.Decision;
import dev.annals.command.recording.StreamAppends;
import dev.annals.command.recording.StreamKind;
import java.util.Set;
import java.util.UUID;

/** Decides to hear of an erased identifier again; answers the fragment's turn then. */
record Readmit(ReadmitIdentifier command) implements Decision<Integer> {

    @Override
    public Set<UUID> eventIds() {
        return Set.of();
    }

    @Override
    public Set<FragmentId> fragments() {
        return Set.of(command.fragment());
    }

    @Override
    public Integer decide(StreamAppends appends) {
        Standing standing = appends.standing(command.fragment());
        if (!standing.isErased()) {
            throw new Rejected(Rejection.CONFLICT, "The identifier is not suppressed.");
        }
        int turn = standing.turn() + 1;
        appends.append(
                command.fragment(),
                StreamKind.FRAGMENT,
                new FragmentReadmitted(command.fragment(), turn, command.ground(), command.reference()),
                command.by());
        return turn;
    }
}
