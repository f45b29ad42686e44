package dev.annals.command.tag;

import dev.annals.api.identity.FragmentId;
import dev.annals.api.tag.TagEvent;
import dev.annals.command.recording.Decision;
import dev.annals.command.recording.StreamAppends;
import dev.annals.command.recording.StreamKind;
import java.util.Set;
import java.util.UUID;

/**
 * Decides what becomes of a tag of somebody who is known; answers whether there is somebody.
 *
 * @param fragment who
 * @param event what becomes of it
 * @param by who says so
 */
record Tagging(FragmentId fragment, TagEvent event, String by) implements Decision<Boolean> {

    @Override
    public Set<UUID> eventIds() {
        return Set.of();
    }

    @Override
    public Set<FragmentId> fragments() {
        return Set.of(fragment);
    }

    @Override
    public Boolean decide(StreamAppends appends) {
        if (!appends.fragment(fragment).isOpened()) {
            return false;
        }
        appends.append(fragment, StreamKind.FRAGMENT, event, by);
        return true;
    }
}
