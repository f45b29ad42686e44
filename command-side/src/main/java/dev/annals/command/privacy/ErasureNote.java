package dev.annals.command.privacy;

import dev.annals.api.identity.FragmentId;
import dev.annals.api.privacy.ErasureEvent;
import dev.annals.command.recording.Decision;
import dev.annals.command.recording.StreamAppends;
import dev.annals.command.recording.StreamKind;
import dev.annals.platform.events.RecordedEvent;
import java.util.Set;
import java.util.UUID;

/**
 * Records once that an erasure got further, whoever carried it out.
 *
 * @param erasure the erasure
 * @param event what was done
 * @param id derived from what was done
 */
record ErasureNote(FragmentId erasure, ErasureEvent event, FragmentId id) implements Decision<Boolean> {

    @Override
    public Set<UUID> eventIds() {
        return Set.of(id.value());
    }

    @Override
    public Set<FragmentId> fragments() {
        return Set.of(erasure);
    }

    @Override
    public Boolean decide(StreamAppends appends) {
        if (!appends.isStored(id.value())) {
            appends.append(erasure, StreamKind.ERASURE, event, id.value(), RecordedEvent.SYSTEM);
        }
        return true;
    }
}
