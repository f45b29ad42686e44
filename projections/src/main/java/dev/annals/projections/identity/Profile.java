package dev.annals.projections.identity;

import dev.annals.api.identity.FragmentId;
import dev.annals.api.identity.Identifier;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of one person.
 *
 * @param id the profile's id: that of the root fragment
 * @param members the documents of its fragments
 * @param identifiers what the person is called, strongest first
 * @param traits the claim that counts, by name
 * @param others the claims that do not, strongest first, by name
 * @param groups the accounts the person belongs to, by id
 * @param tags what somebody put on the person by hand, by tag; ended ones included
 * @param types how many interactions there were of each type, by wire name
 * @param names how many interactions there were of each name
 * @param first the earliest interaction; null when there is none
 * @param last the latest interaction; null when there is none
 * @param position the position of the newest event in it
 */
public record Profile(
        FragmentId id,
        Map<FragmentId, FragmentDocument> members,
        List<Identifier> identifiers,
        Map<String, Register> traits,
        Map<String, List<Register>> others,
        Map<String, Sighting> groups,
        Map<String, TagMark> tags,
        Map<String, Long> types,
        Map<String, Long> names,
        @Nullable Sighting first,
        @Nullable Sighting last,
        long position) {

    /** The ids of profiles that became part of this one. They lead here. */
    public List<FragmentId> mergedFrom() {
        return members.keySet().stream()
                .filter(member -> !member.equals(id))
                .sorted()
                .toList();
    }

    @Override
    public String toString() {
        return "Profile[" + id + " at " + position + "]";
    }
}
