package dev.annals.platform.events;

import dev.annals.api.identity.FragmentId;
import java.util.Optional;

/** Knows the edition in force of a configuration that is published as one text, and every earlier one. */
public interface TextBook<E extends PublishedText> {

    /** The stream in which editions are recorded. */
    FragmentId stream();

    /** The edition in force. */
    E edition();

    /** An edition by its version, if there is one. */
    Optional<E> edition(int version);

    /** Forgets what was looked up, because something was published: whoever asks next is told of it. */
    void refresh();
}
