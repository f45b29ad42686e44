package dev.annals.projections.identity;

import dev.annals.platform.identity.NamespacePriority;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Says whose word counts when sources contradict each other about a person: of two claims that of the source listed
 * earlier, a listed source before one that is not, and among equals the claim made last. It is applied when a profile is
 * read, so a change of it holds at once and needs no rebuild. So does the order in which the person's identifiers are told.
 */
public final class SourcePriority {

    /** Nobody is trusted more than others: the last writer wins. */
    public static final SourcePriority NONE =
            new SourcePriority(List.of(), () -> new NamespacePriority(NamespacePriority.DEFAULT_ORDER));

    private final Supplier<NamespacePriority> namespaces;
    private final Map<String, Integer> ranks = new HashMap<>();
    private final Comparator<Register> weakestFirst =
            Comparator.<Register>comparingInt(this::rank).reversed().thenComparing(Register.OLDEST_FIRST);

    /**
     * @param mostTrustedFirst names of sources
     * @param namespaces which namespaces of identifiers are the stronger ones right now
     */
    public SourcePriority(List<String> mostTrustedFirst, Supplier<NamespacePriority> namespaces) {
        this.namespaces = namespaces;
        mostTrustedFirst.forEach(source -> ranks.putIfAbsent(source, ranks.size()));
    }

    /** Which namespaces of identifiers are the stronger ones. */
    NamespacePriority namespaces() {
        return namespaces.get();
    }

    /** Orders claims about one trait: the one that counts comes last. */
    public Comparator<Register> weakestFirst() {
        return weakestFirst;
    }

    private int rank(Register claim) {
        return ranks.getOrDefault(claim.source(), Integer.MAX_VALUE);
    }
}
