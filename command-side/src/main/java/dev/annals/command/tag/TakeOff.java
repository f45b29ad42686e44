package dev.annals.command.tag;

import dev.annals.api.identity.FragmentId;
import dev.annals.api.tag.TagEvent.TagTaken;
import dev.annals.api.tag.TakeTag;
import dev.annals.command.recording.Decision;
import dev.annals.command.recording.StreamAppends;
import dev.annals.command.recording.StreamKind;
import java.util.Set;
import java.util.UUID;

/**
 * Decides that a tag is taken off an identifier; answers whether there is still somebody behind it.
 *
 * @param fragment the identifier's fragment
 * @param command what
 */
record TakeOff(FragmentId fragment, TakeTag command) implements Decision<Boolean> {

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
                fragment, StreamKind.FRAGMENT, new TagTaken(fragment, command.tag(), command.why()), command.by());
        return true;
    }
}
