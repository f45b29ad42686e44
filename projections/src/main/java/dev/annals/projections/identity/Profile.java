package dev.annals.projections.identity;

import dev.annals.api.identity.FragmentId;
import dev.annals.api.identity.Identifier;
import dev.annals.api.identity.Namespace;
import dev.annals.platform.identity.NamespacePriority;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of one person.
 *
 * @param id the profile's id: that of the root fragment
 * @param members the documents of its fragments
 * @param traits the claim that counts, by name
 * @param others the claims that do not, strongest first, by name
 * @param groups the accounts the person belongs to, by id
 * @param types how many interactions there were of each type, by wire name
 * @param names how many interactions there were of each name
 * @param first the earliest interaction; null when there is none
 * @param last the latest interaction; null when there is none
 * @param position the position of the newest event in it
 */
public record Profile(
        FragmentId id,
        Map<FragmentId, FragmentDocument> members,
        Map<String, Register> traits,
        Map<String, List<Register>> others,
        Map<String, Sighting> groups,
        Map<String, Long> types,
        Map<String, Long> names,
        @Nullable Sighting first,
        @Nullable Sighting last,
        long position) {

    private static final Comparator<Identifier> STRONGEST_FIRST = Comparator.comparing(
                    Identifier::namespace, new NamespacePriority(NamespacePriority.DEFAULT_ORDER))
            .thenComparing(Identifier::value);

    /** What the person is called, strongest first. */
    public List<Identifier> identifiers() {
        List<Identifier> identifiers = new ArrayList<>();
        for (FragmentDocument member : members.values()) {
            Namespace namespace = member.namespace();
            String value = member.value();
            if (namespace != null && value != null) {
                identifiers.add(new Identifier(namespace, value));
            }
        }
        identifiers.sort(STRONGEST_FIRST);
        return identifiers;
    }

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
