package dev.annals.command.tag;

import dev.annals.api.identity.FragmentId;
import dev.annals.command.recording.Decision;
import dev.annals.command.recording.StreamAppends;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Finds all identifiers of somebody, and appends nothing.
 *
 * @param fragment who
 */
record WholePerson(FragmentId fragment) implements Decision<List<FragmentId>> {

    @Override
    public Set<UUID> eventIds() {
        return Set.of();
    }

    @Override
    public Set<FragmentId> fragments() {
        return Set.of(fragment);
    }

    @Override
    public List<FragmentId> decide(StreamAppends appends) {
        return appends.members(fragment);
    }
}
