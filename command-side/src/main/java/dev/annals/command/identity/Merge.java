package dev.annals.command.identity;

import dev.annals.api.identity.FragmentId;
import dev.annals.api.identity.IdentityEvent.ApartLifted;
import dev.annals.api.identity.IdentityEvent.MergeDecided;
import dev.annals.api.identity.MergeProfiles;
import dev.annals.api.rejection.Rejected;
import dev.annals.api.rejection.Rejection;
import dev.annals.command.recording.StreamAppends;
import dev.annals.platform.identity.LinkRule;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Decides a merge that somebody asks for. It lifts whatever kept the two profiles apart. */
final class Merge extends IdentityDecision {

    private final MergeProfiles command;
    private final MergeForest forest;
    private final UUID id;

    /** @param id the id of the event that will be the link's evidence */
    Merge(MergeProfiles command, MergeForest forest, UUID id) {
        super(Set.of(command.one(), command.other()), command.by());
        this.command = command;
        this.forest = forest;
        this.id = id;
    }

    @Override
    void decided(StreamAppends appends) {
        Fragment one = appends.root(command.one());
        Fragment other = appends.root(command.other());
        if (one.id().equals(other.id())) {
            throw new Rejected(Rejection.CONFLICT, "The two are one profile already: " + one.id() + ".");
        }
        append(appends, new MergeDecided(one.id(), other.id(), command.reason()), id);
        liftWhatKeepsApart(appends, one.id(), other.id());
        LinkRule rule = command.suggested() ? LinkRule.SUGGESTION : LinkRule.MANUAL;
        append(appends, forest.link(appends, one.id(), other.id(), rule, id, null));
        if (!appends.root(one.id()).id().equals(appends.root(other.id()).id())) {
            throw new Rejected(
                    Rejection.CONFLICT,
                    "Together the two would have more identifiers than a profile may have, by identifiersPerProfile in"
                            + " the identity rules.");
        }
    }

    private void liftWhatKeepsApart(StreamAppends appends, FragmentId one, FragmentId other) {
        Set<FragmentId> others = Set.copyOf(members(appends, other));
        for (FragmentId member : members(appends, one)) {
            for (FragmentId enemy : appends.fragment(member).apart()) {
                if (others.contains(enemy)) {
                    append(
                            appends,
                            List.of(
                                    new ApartLifted(member, enemy, command.reason()),
                                    new ApartLifted(enemy, member, command.reason())));
                }
            }
        }
    }

    private static List<FragmentId> members(Forest forest, FragmentId root) {
        return trees(forest, Set.of(root)).getFirst().members().stream()
                .map(member -> member.fragmentId())
                .toList();
    }
}
