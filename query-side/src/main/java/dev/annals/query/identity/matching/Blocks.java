package dev.annals.query.identity.matching;

import java.util.List;

/**
 * Finds the pairs that a blocking rule asks to compare, in time that grows with the number of entries and not with its
 * square: entries are sorted by key, and a block that stays too large when refined is passed over.
 */
final class Blocks {

    /** From how many entries on a block is refined, as long as its rule knows how. */
    private static final int REFINED_ABOVE = 8;

    /** The most entries of a block; their pairs are all compared. */
    private static final int LARGEST = 40;

    private static final int ENTRY_BITS = 24;
    private static final long ENTRY = (1L << ENTRY_BITS) - 1;
    private static final long NO_KEY = 0xcbf29ce484222325L;
    private static final long PRIME = 0x100000001b3L;

    private final Table table;
    private long passedOver;

    Blocks(Table table) {
        if (table.size() > ENTRY) {
            throw new IllegalArgumentException("At most " + ENTRY + " entries can be matched at once");
        }
        this.table = table;
    }

    /** The pairs of a rule: those of blocks as they were, and those of refined ones. */
    List<Block> of(Blocking rule) {
        Longs keyed = new Longs();
        for (int entry = 0; entry < table.size(); entry++) {
            addKeys(keyed, rule.parts(), 0, NO_KEY, entry);
        }
        Longs plain = new Longs();
        Longs refined = new Longs();
        pair(keyed.distinct(), rule.refinements(), plain, refined);
        return List.of(
                new Block(rule.fields(false), plain.distinct()), new Block(rule.fields(true), refined.distinct()));
    }

    /** How many times an entry was in a block that was passed over. */
    long passedOver() {
        return passedOver;
    }

    private void addKeys(Longs keyed, List<KeyPart> parts, int next, long key, int entry) {
        if (next == parts.size()) {
            keyed.add((key & ~ENTRY) | entry);
            return;
        }
        for (String part : parts.get(next).keys().of(table, entry)) {
            addKeys(keyed, parts, next + 1, hash(key, part), entry);
        }
    }

    private void pair(long[] keyed, List<KeyPart> refinements, Longs pairs, Longs refinedPairs) {
        for (int from = 0; from < keyed.length; ) {
            int to = from + 1;
            while (to < keyed.length && keyed[to] >>> ENTRY_BITS == keyed[from] >>> ENTRY_BITS) {
                to++;
            }
            int size = to - from;
            if (size > REFINED_ABOVE && !refinements.isEmpty()) {
                refine(keyed, from, to, refinements, refinedPairs);
            } else if (size > LARGEST) {
                passedOver += size;
            } else {
                pairAll(keyed, from, to, pairs);
            }
            from = to;
        }
    }

    private void refine(long[] keyed, int from, int to, List<KeyPart> refinements, Longs pairs) {
        Longs refined = new Longs();
        List<KeyPart> first = List.of(refinements.getFirst());
        for (int i = from; i < to; i++) {
            addKeys(refined, first, 0, keyed[i] & ~ENTRY, (int) (keyed[i] & ENTRY));
        }
        pair(refined.distinct(), refinements.subList(1, refinements.size()), pairs, pairs);
    }

    private static void pairAll(long[] keyed, int from, int to, Longs pairs) {
        for (int i = from; i < to; i++) {
            for (int j = i + 1; j < to; j++) {
                pairs.add(((keyed[i] & ENTRY) << 32) | (keyed[j] & ENTRY));
            }
        }
    }

    /** Fowler-Noll-Vo 1a, mixed at the end so that the upper bits tell keys apart. */
    private static long hash(long key, String part) {
        long hash = key ^ part.length();
        for (int i = 0; i < part.length(); i++) {
            hash = (hash ^ part.charAt(i)) * PRIME;
        }
        hash ^= hash >>> 32;
        return hash * 0x9E3779B97F4A7C15L;
    }
}
