package dev.annals.command.privacy;

import dev.annals.api.identity.FragmentId;
import dev.annals.api.privacy.HoldEvent;
import dev.annals.command.recording.Decision;
import dev.annals.command.recording.StreamAppends;
import dev.annals.command.recording.StreamKind;
import java.util.Set;
import java.util.UUID;

/**
 * Records once what happens with a legal hold; answers whether it was recorded now.
 *
 * @param stream where it is recorded
 * @param kind what kind of stream that is
 * @param event what happened
 * @param id derived from what happened
 * @param by who did it
 */
record HoldNote(FragmentId stream, StreamKind kind, HoldEvent event, UUID id, String by) implements Decision<Boolean> {

    @Override
    public Set<UUID> eventIds() {
        return Set.of(id);
    }

    @Override
    public Set<FragmentId> fragments() {
        return Set.of(stream);
    }

    @Override
    public Boolean decide(StreamAppends appends) {
        if (appends.isStored(id)) {
            return false;
        }
        appends.append(stream, kind, event, id, by);
        return true;
    }
}
