package dev.annals.command.segment;

import dev.annals.api.identity.FragmentId;
import dev.annals.api.segment.SegmentEvent.SegmentListed;
import dev.annals.command.recording.Decision;
import dev.annals.command.recording.StreamAppends;
import dev.annals.command.recording.StreamKind;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Decides that people are put on a list, or taken off it.
 *
 * @param parts what is to be recorded
 * @param by who does it
 */
record ListDecision(List<SegmentListed> parts, String by) implements Decision<Boolean> {

    @Override
    public Set<UUID> eventIds() {
        return Set.of();
    }

    @Override
    public Set<FragmentId> fragments() {
        return Set.of();
    }

    @Override
    public Boolean decide(StreamAppends appends) {
        parts.forEach(part -> appends.append(part.stream(), StreamKind.SEGMENT, part, by));
        return true;
    }
}
