package dev.annals.projections.segment;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who did anything of what is asked for: to a clause about that, all others are the same. */
final class Doers extends BitColumn {

    private final Set<@Nullable String> names;

    /** @param names the names of interactions; null among them for those of any name */
    Doers(Set<@Nullable String> names) {
        this.names = names;
    }

    @Override
    void look(int block, Moment moment, long[] stale) {
        Woods woods = moment.woods();
        put(block, stale, number -> {
            if (!woods.isProfile(number)) {
                return false;
            }
            if (woods.isAlone(number)) {
                return isOne(moment.facts().of(woods, number));
            }
            return woods.members(number).stream()
                    .anyMatch(member -> isOne(moment.facts().of(woods, member)));
        });
    }

    private boolean isOne(FragmentFacts facts) {
        for (String name : names) {
            if (!facts.deeds(name).isEmpty()) {
                return true;
            }
        }
        return false;
    }
}
