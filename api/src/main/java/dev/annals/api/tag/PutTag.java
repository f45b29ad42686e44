package dev.annals.api.tag;

import dev.annals.api.identity.FragmentId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Command: put a tag on people. Answers {@link TaggedPeople}; nobody is tagged who is not known.
 *
 * @param people the fragments by which they are named
 * @param tag the tag
 * @param until the first instant at which it does not hold any more; null where it has no end
 * @param why why
 * @param by who does it
 */
public record PutTag(
        List<FragmentId> people, String tag, @Nullable Instant until, String why, String by) {

    public PutTag {
        people = List.copyOf(people);
    }

    @Override
    public String toString() {
        return "PutTag[on " + people.size() + "]";
    }
}
