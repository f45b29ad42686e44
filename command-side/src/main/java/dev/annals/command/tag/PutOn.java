package dev.annals.command.tag;

import dev.annals.api.identity.FragmentId;
import dev.annals.api.tag.PutTag;
import dev.annals.api.tag.TagEvent.TagPut;
import dev.annals.command.recording.Decision;
import dev.annals.command.recording.StreamAppends;
import dev.annals.command.recording.StreamKind;
import java.util.Set;
import java.util.UUID;

/**
 * Decides that somebody who is known gets a tag; answers whether that is so.
 *
 * @param fragment who
 * @param command what
 */
record PutOn(FragmentId fragment, PutTag command) implements Decision<Boolean> {

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
        appends.append(
                fragment,
                StreamKind.FRAGMENT,
                new TagPut(fragment, command.tag(), command.until(), command.why()),
                command.by());
        return true;
    }
}
