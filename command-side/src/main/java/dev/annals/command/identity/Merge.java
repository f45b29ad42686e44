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

/**
 * Decides a merge that somebody asks for. It links the very identifiers that were named, so that it stays with them when
 * one of them turns out to be of another profile, and lifts whatever kept the two profiles apart.
 */
final class Merge extends IdentityDecision {

    private final MergeProfiles command;
    private final MergeForest forest;
    private final UUID id;

    /** @param id the id of the event that will be the link's evidence */
    Merge(MergeProfiles command, MergeForest forest, UUID id) {
        super(List.of(command.one(), command.other()), command.by());
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
        List<FragmentId> mine = members(appends, one.id());
        List<FragmentId> theirs = members(appends, other.id());
        int most = forest.rules().identifiersPerProfile();
        if (mine.size() + theirs.size() > most) {
            throw new Rejected(
                    Rejection.CONFLICT,
                    "Together the two would have " + (mine.size() + theirs.size())
                            + " identifiers, and a profile may have " + most
                            + ", by identifiersPerProfile in the identity rules.");
        }
        append(appends, new MergeDecided(command.one(), command.other(), command.reason()), id);
        liftWhatKeepsApart(appends, mine, Set.copyOf(theirs));
        LinkRule rule = command.suggested() ? LinkRule.SUGGESTION : LinkRule.MANUAL;
        append(appends, forest.link(appends, command.one(), command.other(), rule, id, null));
        if (!appends.root(command.one())
                .id()
                .equals(appends.root(command.other()).id())) {
            append(appends, forest.regroup(appends, List.of(command.one(), command.other())));
        }
    }

    private void liftWhatKeepsApart(StreamAppends appends, List<FragmentId> members, Set<FragmentId> others) {
        for (FragmentId member : members) {
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
