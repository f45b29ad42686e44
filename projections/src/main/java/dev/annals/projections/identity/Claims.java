package dev.annals.projections.identity;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What was said of each trait, by whom and when, so that a contradiction stays visible and can be decided by who is
 * trusted more. Of each source the newest three claims that differ are kept, of each trait thirty; a claim that is repeated
 * counts from when it was made last. In whatever order claims arrive, the same ones are kept.
 */
final class Claims {

    private static final int OF_A_SOURCE = 3;

    private final Map<String, Register> newest;
    private final Map<String, List<Register>> others;

    Claims(@Nullable Map<String, Register> newest, @Nullable Map<String, List<Register>> others) {
        this.newest = newest == null ? new HashMap<>() : new HashMap<>(newest);
        this.others = others == null ? new HashMap<>() : new HashMap<>(others);
    }

    /** Takes one more claim. */
    void say(String trait, Register said) {
        List<Register> all = new ArrayList<>(others.getOrDefault(trait, List.of()));
        all.add(said);
        Register before = newest.get(trait);
        if (before != null) {
            all.add(before);
        }
        List<Register> kept = kept(all);
        newest.put(trait, kept.getFirst());
        if (kept.size() > 1) {
            others.put(trait, List.copyOf(kept.subList(1, kept.size())));
        } else {
            others.remove(trait);
        }
    }

    /** Keeps only so many traits. */
    void trim() {
        Limits.trim(newest, Limits.TRAITS);
        others.keySet().retainAll(newest.keySet());
    }

    /** The claim made last, by trait; null when there is none. */
    @Nullable
    Map<String, Register> newest() {
        return newest.isEmpty() ? null : Collections.unmodifiableMap(newest);
    }

    /** The other claims, newest first, by trait; null when there are none. */
    @Nullable
    Map<String, List<Register>> others() {
        return others.isEmpty() ? null : Collections.unmodifiableMap(others);
    }

    private static List<Register> kept(Collection<Register> all) {
        List<Register> newestFirst = new ArrayList<>(all);
        newestFirst.sort(Register.OLDEST_FIRST.reversed());
        Set<List<@Nullable Object>> seen = new HashSet<>();
        Map<String, Integer> ofSource = new HashMap<>();
        List<Register> kept = new ArrayList<>();
        for (Register claim : newestFirst) {
            List<@Nullable Object> same = new ArrayList<>();
            same.add(claim.source());
            same.add(claim.value());
            if (kept.size() < Limits.CLAIMS
                    && seen.add(same)
                    && ofSource.merge(claim.source(), 1, Integer::sum) <= OF_A_SOURCE) {
                kept.add(claim);
            }
        }
        return kept;
    }
}
