package dev.annals.projections.identity;

import dev.annals.api.identity.FragmentId;
import dev.annals.api.identity.Identifier;
import dev.annals.api.identity.Namespace;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The fragments of one person on their way to become a profile.
 *
 * <p>{@link #merge} is commutative, associative and idempotent, so members may come in any order, grouping and number:
 * a split is undone by merging again, and the other way round.
 *
 * @param members the members' documents
 */
public record ProfileFold(Map<FragmentId, FragmentDocument> members) {

    /** Nobody. */
    public static final ProfileFold EMPTY = new ProfileFold(Map.of());

    public ProfileFold {
        members = Map.copyOf(members);
    }

    /** One fragment alone. */
    public static ProfileFold of(FragmentDocument member) {
        return new ProfileFold(Map.of(member.fragment(), member));
    }

    /** The members of both; of one that both have, the newer document. */
    public ProfileFold merge(ProfileFold other) {
        Map<FragmentId, FragmentDocument> all = new HashMap<>(members);
        other.members.forEach((id, document) ->
                all.merge(id, document, (mine, theirs) -> theirs.position() > mine.position() ? theirs : mine));
        return new ProfileFold(all);
    }

    /** The profile with this fragment as its root, its traits as the more trusted sources say; empty when nothing personal is left of any member. */
    public Optional<Profile> profile(FragmentId root, SourcePriority priority) {
        if (members.values().stream().allMatch(FragmentDocument::isNameless)) {
            return Optional.empty();
        }
        Map<String, List<Register>> claims = new HashMap<>();
        Map<String, Sighting> groups = new HashMap<>();
        Map<String, TagMark> tags = new HashMap<>();
        Map<String, Long> types = new HashMap<>();
        Map<String, Long> names = new HashMap<>();
        Sighting first = null;
        Sighting last = null;
        long position = -1;
        for (FragmentDocument member : members.values()) {
            gather(claims, member);
            join(groups, member.groups(), Sighting::orEarlier);
            join(tags, member.tags(), TagMark::orLonger);
            join(types, member.types(), Long::sum);
            join(names, member.names(), Long::sum);
            first = join(first, member.first(), Sighting::orEarlier);
            last = join(last, member.last(), Sighting::orLater);
            position = Math.max(position, member.position());
        }
        Map<String, Register> traits = new HashMap<>();
        Map<String, List<Register>> others = new HashMap<>();
        claims.forEach((name, all) -> {
            all.sort(priority.weakestFirst().reversed());
            traits.put(name, all.getFirst());
            if (all.size() > 1) {
                others.put(name, List.copyOf(all.subList(1, Math.min(all.size(), 1 + Limits.CLAIMS))));
            }
        });
        return Optional.of(new Profile(
                root,
                members,
                identifiers(priority),
                traits,
                others,
                groups,
                tags,
                types,
                names,
                first,
                last,
                position));
    }

    private List<Identifier> identifiers(SourcePriority priority) {
        List<Identifier> identifiers = new ArrayList<>();
        for (FragmentDocument member : members.values()) {
            Namespace namespace = member.namespace();
            String value = member.value();
            if (namespace != null && value != null) {
                identifiers.add(new Identifier(namespace, value));
            }
        }
        identifiers.sort(Comparator.comparing(Identifier::namespace, priority.namespaces())
                .thenComparing(Identifier::value));
        return List.copyOf(identifiers);
    }

    private static void gather(Map<String, List<Register>> claims, FragmentDocument member) {
        if (member.traits() != null) {
            member.traits()
                    .forEach((name, claim) -> claims.computeIfAbsent(name, any -> new ArrayList<>())
                            .add(claim));
        }
        if (member.others() != null) {
            member.others()
                    .forEach((name, all) -> claims.computeIfAbsent(name, any -> new ArrayList<>())
                            .addAll(all));
        }
    }

    private static <T> void join(Map<String, T> into, @Nullable Map<String, T> more, BinaryOperator<T> both) {
        if (more != null) {
            more.forEach((name, value) -> into.merge(name, value, both));
        }
    }

    private static <T> @Nullable T join(@Nullable T one, @Nullable T other, BinaryOperator<T> both) {
        return one == null ? other : other == null ? one : both.apply(one, other);
    }
}
