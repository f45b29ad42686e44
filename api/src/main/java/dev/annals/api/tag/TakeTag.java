package dev.annals.api.tag;

import dev.annals.api.identity.FragmentId;
import java.util.List;

/**
 * Command: take a tag off people, wherever among their identifiers it was put. Answers {@link TaggedPeople}.
 *
 * @param people fragments by which they are named
 * @param tag the tag
 * @param why why
 * @param by who does it
 */
public record TakeTag(List<FragmentId> people, String tag, String why, String by) {

    public TakeTag {
        people = List.copyOf(people);
    }

    @Override
    public String toString() {
        return "TakeTag[off " + people.size() + "]";
    }
}
