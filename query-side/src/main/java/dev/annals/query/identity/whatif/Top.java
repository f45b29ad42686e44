package dev.annals.query.identity.whatif;

import dev.annals.api.identity.FragmentId;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Keeps the largest few of many things; of equally large ones always the same. */
final class Top<T> {

    private final int most;
    private final TreeMap<Rank, T> kept = new TreeMap<>();

    Top(int most) {
        this.most = most;
    }

    /** @param thing made only where it is kept */
    void offer(long size, FragmentId id, Supplier<T> thing) {
        Rank rank = new Rank(size, id);
        if (kept.size() < most || rank.compareTo(kept.lastKey()) < 0) {
            kept.put(rank, thing.get());
            if (kept.size() > most) {
                kept.pollLastEntry();
            }
        }
    }

    /** What is kept, the largest first. */
    List<T> items() {
        return List.copyOf(kept.values());
    }

    private record Rank(long size, FragmentId id) implements Comparable<Rank> {

        private static final Comparator<Rank> LARGEST_FIRST =
                Comparator.comparingLong(Rank::size).reversed().thenComparing(Rank::id);

        @Override
        public int compareTo(Rank other) {
            return LARGEST_FIRST.compare(this, other);
        }
    }
}
