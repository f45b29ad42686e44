package dev.annals.projections.identity;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Says whose word counts when sources contradict each other about a person: of two claims that of the source listed
 * earlier, a listed source before one that is not, and among equals the claim made last. It is applied when a profile is
 * read, so a change of it holds at once and needs no rebuild.
 */
public final class SourcePriority {

    /** Nobody is trusted more than others: the last writer wins. */
    public static final SourcePriority NONE = new SourcePriority(List.of());

    private final Map<String, Integer> ranks = new HashMap<>();
    private final Comparator<Register> weakestFirst =
            Comparator.<Register>comparingInt(this::rank).reversed().thenComparing(Register.OLDEST_FIRST);

    /** @param mostTrustedFirst names of sources */
    public SourcePriority(List<String> mostTrustedFirst) {
        mostTrustedFirst.forEach(source -> ranks.putIfAbsent(source, ranks.size()));
    }

    /** Orders claims about one trait: the one that counts comes last. */
    Comparator<Register> weakestFirst() {
        return weakestFirst;
    }

    private int rank(Register claim) {
        return ranks.getOrDefault(claim.source(), Integer.MAX_VALUE);
    }
}
