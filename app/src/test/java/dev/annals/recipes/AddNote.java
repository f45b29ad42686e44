package dev.annals.recipes;

import dev.annals.api.identity.FragmentId;
import dev.annals.api.rejection.Rejected;
import dev.annals.api.rejection.Rejection;
import dev.annals.command.recording.Decision;
import dev.annals.command.recording.StreamAppends;
import dev.annals.command.recording.StreamKind;
import java.util.Set;
import java.util.UUID;

/** The example of {@code docs/add-an-event.md}: decides that a note is taken. */
record AddNote(FragmentId fragment, String channel, String text, String by) implements Decision<Boolean> {

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
            throw new Rejected(Rejection.NOT_FOUND, "Nobody is known by this id.");
        }
        appends.append(fragment, StreamKind.FRAGMENT, new NoteEvent.NoteAdded(fragment, channel, text), by);
        return true;
    }
}
