package dev.annals.query.identity.whatif;

import dev.annals.api.identity.FragmentId;
import dev.annals.query.identity.whatif.Findings.Part;
import dev.annals.query.identity.whatif.Findings.ProfileExample;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** How the groups of two outlooks on one component overlap. */
final class Overlap {

    private static final int PARTS = 4;
    private static final int MEMBERS = 3;

    private final Outlook before;
    private final Outlook after;
    private final Map<FragmentId, Map<FragmentId, List<FragmentId>>> fallsInto = new TreeMap<>();
    private final Map<FragmentId, Map<FragmentId, List<FragmentId>>> madeOf = new TreeMap<>();
    private int pieces;

    Overlap(Outlook before, Outlook after) {
        this.before = before;
        this.after = after;
        before.roots().forEach((fragment, from) -> {
            FragmentId to = after.roots().get(fragment);
            if (to != null) {
                add(fallsInto, from, to, fragment);
                if (add(madeOf, to, from, fragment)) {
                    pieces++;
                }
            }
        });
    }

    /** How many groups would become part of others. */
    int gained() {
        return pieces - madeOf.size();
    }

    /** How many groups would be taken off others. */
    int lost() {
        return pieces - fallsInto.size();
    }

    /** The groups that would be there, but for those of fragments that are not there yet. */
    Set<FragmentId> afterRoots() {
        return madeOf.keySet();
    }

    /** Whether a group would be made of several. */
    boolean isJoined(FragmentId root) {
        return madeOf.getOrDefault(root, Map.of()).size() > 1;
    }

    /** The profiles that would be made of several. */
    Stream<ProfileExample> joined() {
        return examples(madeOf, after);
    }

    /** The profiles that would fall into several. */
    Stream<ProfileExample> split() {
        return examples(fallsInto, before);
    }

    private static Stream<ProfileExample> examples(
            Map<FragmentId, Map<FragmentId, List<FragmentId>>> overlaps, Outlook whole) {
        return overlaps.entrySet().stream()
                .filter(entry -> entry.getValue().size() > 1)
                .map(entry -> example(whole.group(entry.getKey()), entry.getValue()));
    }

    private static ProfileExample example(Outlook.Group group, Map<FragmentId, List<FragmentId>> pieces) {
        List<Part> parts = new ArrayList<>();
        pieces.forEach((root, members) -> parts.add(new Part(
                root, members.size(), members.stream().sorted().limit(MEMBERS).toList())));
        parts.sort(Comparator.comparingInt(Part::size).reversed().thenComparing(Part::profile));
        return new ProfileExample(
                group.root(),
                group.members().size(),
                parts.stream().limit(PARTS).toList(),
                Math.max(0, parts.size() - PARTS));
    }

    private static boolean add(
            Map<FragmentId, Map<FragmentId, List<FragmentId>>> overlaps,
            FragmentId of,
            FragmentId with,
            FragmentId fragment) {
        List<FragmentId> piece =
                overlaps.computeIfAbsent(of, any -> new TreeMap<>()).computeIfAbsent(with, any -> new ArrayList<>(1));
        piece.add(fragment);
        return piece.size() == 1;
    }
}
