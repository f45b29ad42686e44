package dev.annals.api.tag;

import dev.annals.api.Event;
import dev.annals.api.Personal;
import dev.annals.api.Subject;
import dev.annals.api.Wire;
import dev.annals.api.identity.FragmentId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What happens to the tags that people put on a person by hand; who did it stands with the event. */
public sealed interface TagEvent extends Event {

    /** The fragment by which the person was named. */
    FragmentId fragment();

    /** The tag; null once erased. */
    @Nullable
    String tag();

    /**
     * A tag was put on a person. One that is there already has these terms from now on.
     *
     * @param fragment the fragment
     * @param tag the tag; null once erased
     * @param until the first instant at which it does not hold any more; null where it has no end
     * @param why why it was put; null once erased
     */
    @Wire(name = "tag.put")
    record TagPut(
            @Subject FragmentId fragment,
            @Personal @Nullable String tag,
            @Nullable Instant until,
            @Personal @Nullable String why)
            implements TagEvent {

        @Override
        public String toString() {
            return "TagPut[" + fragment + "]";
        }
    }

    /**
     * A tag was taken off a person.
     *
     * @param fragment the fragment
     * @param tag the tag; null once erased
     * @param why why it was taken; null once erased
     */
    @Wire(name = "tag.taken")
    record TagTaken(
            @Subject FragmentId fragment,
            @Personal @Nullable String tag,
            @Personal @Nullable String why) implements TagEvent {

        @Override
        public String toString() {
            return "TagTaken[" + fragment + "]";
        }
    }
}
