package dev.annals.recipes;

import dev.annals.api.Event;
import dev.annals.api.Personal;
import dev.annals.api.Subject;
import dev.annals.api.Wire;
import dev.annals.api.identity.FragmentId;
import org.jspecify.annotations.Nullable;

/** The example of {@code docs/add-an-event.md}: what happens to the notes that customer service takes. */
sealed interface NoteEvent extends Event {

    /** The fragment in whose stream the event is. */
    FragmentId fragment();

    /**
     * Somebody of customer service wrote a note about a person.
     *
     * @param fragment whom it is about
     * @param channel how the person got in touch: {@code phone}, {@code chat}, {@code store}
     * @param text the note; null once erased
     */
    @Wire(name = "note.added")
    record NoteAdded(
            @Subject FragmentId fragment,
            String channel,
            @Personal @Nullable String text) implements NoteEvent {}
}
