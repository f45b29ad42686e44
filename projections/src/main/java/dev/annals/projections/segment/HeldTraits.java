package dev.annals.projections.segment;

import dev.annals.platform.condition.Person.Held;
import dev.annals.projections.identity.SourcePriority;
import java.util.AbstractMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Of each trait of a person the claim that counts, as in the profile; looked up as it is asked for. */
final class HeldTraits extends AbstractMap<String, Held> {

    private final List<FragmentFacts> members;
    private final Dictionary dictionary;
    private final SourcePriority priority;

    HeldTraits(List<FragmentFacts> members, Dictionary dictionary, SourcePriority priority) {
        this.members = members;
        this.dictionary = dictionary;
        this.priority = priority;
    }

    /** The claim that counts for a trait; null where nothing was said of it. */
    @Nullable
    Claim winner(@Nullable Object trait) {
        Claim winner = null;
        for (FragmentFacts member : members) {
            for (Claim claim : member.claims()) {
                if (claim.trait().equals(trait) && (winner == null || isStronger(claim, winner))) {
                    winner = claim;
                }
            }
        }
        return winner;
    }

    @Override
    public @Nullable Held get(@Nullable Object trait) {
        Claim winner = winner(trait);
        return winner == null ? null : new Held(dictionary.value(winner.value()), winner.at());
    }

    private boolean isStronger(Claim one, Claim other) {
        return priority.weakestFirst().compare(one.register(null), other.register(null)) >= 0;
    }

    @Override
    public boolean containsKey(@Nullable Object trait) {
        return get(trait) != null;
    }

    @Override
    public Set<Entry<String, Held>> entrySet() {
        Map<String, Held> all = new HashMap<>();
        for (FragmentFacts member : members) {
            for (Claim claim : member.claims()) {
                Held held = get(claim.trait());
                if (held != null) {
                    all.put(claim.trait(), held);
                }
            }
        }
        return all.entrySet();
    }
}
