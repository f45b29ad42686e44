package dev.annals.projections.identity;

import dev.annals.api.identity.FragmentId;
import java.util.HashMap;
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

    /** The profile with this fragment as its root; empty when nothing personal is left of any member. */
    public Optional<Profile> profile(FragmentId root) {
        if (members.values().stream().allMatch(FragmentDocument::isNameless)) {
            return Optional.empty();
        }
        Map<String, Register> traits = new HashMap<>();
        Map<String, Sighting> groups = new HashMap<>();
        Map<String, Long> types = new HashMap<>();
        Map<String, Long> names = new HashMap<>();
        Sighting first = null;
        Sighting last = null;
        long position = -1;
        for (FragmentDocument member : members.values()) {
            join(traits, member.traits(), Register::or);
            join(groups, member.groups(), Sighting::orEarlier);
            join(types, member.types(), Long::sum);
            join(names, member.names(), Long::sum);
            first = join(first, member.first(), Sighting::orEarlier);
            last = join(last, member.last(), Sighting::orLater);
            position = Math.max(position, member.position());
        }
        return Optional.of(new Profile(root, members, traits, groups, types, names, first, last, position));
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
