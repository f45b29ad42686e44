package dev.annals.api.segment;

import dev.annals.api.identity.FragmentId;
import java.util.List;

/**
 * Command: put people on a static list, or take them off it. Answers the position up to which the log has to be read to
 * see it.
 *
 * @param segment the list's key
 * @param added the fragments by which those to be put on it are named
 * @param removed the fragments by which those to be taken off it are named
 * @param by who does it
 */
public record ChangeList(String segment, List<FragmentId> added, List<FragmentId> removed, String by) {

    public ChangeList {
        added = List.copyOf(added);
        removed = List.copyOf(removed);
    }

    @Override
    public String toString() {
        return "ChangeList[" + segment + "]";
    }
}
