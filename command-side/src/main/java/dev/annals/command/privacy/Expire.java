package dev.annals.command.privacy;

import dev.annals.api.identity.FragmentId;
import dev.annals.api.interaction.InteractionEvent.InteractionsExpired;
import dev.annals.api.privacy.ErasureEvent.Expired;
import dev.annals.api.privacy.ErasureEvent.PurposeExpired;
import dev.annals.api.privacy.ExpirePurpose;
import dev.annals.command.recording.Decision;
import dev.annals.command.recording.StreamAppends;
import dev.annals.command.recording.StreamKind;
import dev.annals.platform.crypto.FragmentIds;
import dev.annals.platform.events.Expiries;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Decides that nothing is told any more of some interactions: in the stream of each fragment, and for the whole person in
 * that of the installation. The id is derived from the last interaction named, so that the same is recorded once.
 *
 * @param command the order
 * @param expired which interactions
 * @param counts how many of each fragment
 * @param ids derives ids
 */
record Expire(ExpirePurpose command, List<Expired> expired, Map<FragmentId, Long> counts, FragmentIds ids)
        implements Decision<Boolean> {

    private UUID eventId() {
        Expired last = expired.getLast();
        return ids.eventOf(
                "annals.retention",
                command.purpose() + "/" + last.fragment() + "/"
                        + last.spans().getLast().to());
    }

    @Override
    public Set<UUID> eventIds() {
        return Set.of(eventId());
    }

    @Override
    public Set<FragmentId> fragments() {
        return expired.stream().map(Expired::fragment).collect(Collectors.toSet());
    }

    /** Whether it was recorded; false when that was done before. */
    @Override
    public Boolean decide(StreamAppends appends) {
        if (appends.isStored(eventId())) {
            return false;
        }
        appends.append(
                Expiries.stream(ids),
                StreamKind.ERASURE,
                new PurposeExpired(
                        command.profile(),
                        command.purpose(),
                        command.ground(),
                        expired,
                        counts.values().stream().mapToLong(Long::longValue).sum()),
                eventId(),
                command.by());
        for (Expired each : expired) {
            appends.append(
                    each.fragment(),
                    StreamKind.FRAGMENT,
                    new InteractionsExpired(
                            each.fragment(), command.purpose(), each.spans(), counts.getOrDefault(each.fragment(), 0L)),
                    command.by());
        }
        return true;
    }
}
