package dev.annals.command.quarantine;

import dev.annals.api.identity.FragmentId;
import dev.annals.api.quarantine.QuarantineEvent;
import dev.annals.api.rejection.Rejected;
import dev.annals.api.rejection.Rejection;
import dev.annals.command.recording.Decision;
import dev.annals.command.recording.StreamAppends;
import dev.annals.command.recording.StreamKind;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/**
 * Decides the end of a quarantined item, once: the event's id is derived from the item, so that of two who close it at
 * the same time one is told of the conflict.
 *
 * @param item the item
 * @param by who asks
 * @param before what else is to be decided first, in the same transaction
 * @param closing makes the closing event from what {@code before} answered
 */
record CloseItem<R>(FragmentId item, String by, Decision<R> before, Function<R, QuarantineEvent> closing)
        implements Decision<R> {

    @Override
    public Set<UUID> eventIds() {
        Set<UUID> ids = new HashSet<>(before.eventIds());
        ids.add(closingId());
        return ids;
    }

    @Override
    public Set<FragmentId> fragments() {
        return before.fragments();
    }

    @Override
    public R decide(StreamAppends appends) {
        if (appends.isStored(closingId())) {
            throw new Rejected(Rejection.CONFLICT, "The item was re-driven or given up already");
        }
        R answer = before.decide(appends);
        appends.append(item, StreamKind.QUARANTINE, closing.apply(answer), closingId(), by);
        return answer;
    }

    private UUID closingId() {
        return new UUID(item.value().getMostSignificantBits(), ~item.value().getLeastSignificantBits());
    }
}
