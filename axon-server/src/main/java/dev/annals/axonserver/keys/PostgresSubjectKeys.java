package dev.annals.axonserver.keys;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.annals.api.identity.FragmentId;
import dev.annals.platform.crypto.MasterKey;
import dev.annals.platform.crypto.SubjectKey;
import dev.annals.platform.crypto.SubjectKeys;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.sql.DataSource;

/**
 * The keys of subjects in PostgreSQL.
 *
 * <p>Keys are made in a short, durable transaction of their own, whatever the caller has open: at worst one is never
 * used. The cache holds living keys and remembers which generations are destroyed, the latter only to spare questions
 * whose answer cannot change. {@link DestroyedKeys} tells it what other processes destroyed.
 */
public final class PostgresSubjectKeys implements SubjectKeys {

    private static final int CACHED = 100_000;
    private static final int TRIES = 5;

    private final KeyRows rows;
    private final MasterKey masterKey;
    private final Cache<FragmentId, KnownKey> cache =
            Caffeine.newBuilder().maximumSize(CACHED).build();

    /** @param dataSource gives connections that belong to no transaction; one at a time for each call */
    public PostgresSubjectKeys(DataSource dataSource, MasterKey masterKey) {
        this.rows = new KeyRows(dataSource, masterKey);
        this.masterKey = masterKey;
    }

    @Override
    public Map<FragmentId, SubjectKey> obtain(Collection<FragmentId> fragments) {
        Map<FragmentId, SubjectKey> living = cached(fragments);
        Set<FragmentId> missing = missing(fragments, living);
        missing.removeIf(this::isKnownToBeErased);
        if (missing.isEmpty()) {
            return living;
        }
        Map<FragmentId, KnownKey> known = learned(rows.read(missing));
        for (int i = 0; i < TRIES; i++) {
            known.forEach((fragment, state) -> state.living().ifPresent(key -> living.put(fragment, key)));
            missing.removeAll(living.keySet());
            known.forEach((fragment, state) -> {
                if (state.isErased()) {
                    missing.remove(fragment);
                }
            });
            if (missing.isEmpty()) {
                return living;
            }
            if (i > 0) {
                masterKey.refresh();
            }
            known = learned(rows.make(generationsAfter(known, missing)));
        }
        throw new KeyStoreException(
                "New keys cannot be wrapped: " + masterKey + " is not the one under which this database wraps. Copy the"
                        + " keyset file from the node on which `annals keys rotate` ran",
                null);
    }

    @Override
    public Map<FragmentId, SubjectKey> find(Collection<FragmentId> fragments) {
        Map<FragmentId, SubjectKey> living = cached(fragments);
        Set<FragmentId> missing = missing(fragments, living);
        if (!missing.isEmpty()) {
            learned(rows.read(missing))
                    .forEach((fragment, state) -> state.living().ifPresent(key -> living.put(fragment, key)));
        }
        return living;
    }

    @Override
    public Optional<SubjectKey> find(FragmentId fragment, int generation) {
        KnownKey known = cache.getIfPresent(fragment);
        if (known == null || known.generation() < generation) {
            known = learned(rows.read(List.of(fragment))).get(fragment);
        }
        return known == null || known.generation() != generation ? Optional.empty() : known.living();
    }

    @Override
    public void destroy(Collection<FragmentId> fragments) {
        try {
            learned(rows.destroy(fragments));
        } catch (RuntimeException e) {
            cache.invalidateAll(fragments);
            throw e;
        }
    }

    @Override
    public void settle(Map<FragmentId, Integer> turns) {
        try {
            learned(rows.settle(new TreeMap<>(turns)));
        } catch (RuntimeException e) {
            cache.invalidateAll(turns.keySet());
            throw e;
        }
    }

    /**
     * Destroys every key of an erased fragment, which an older copy of the table may have brought back. Readers find no
     * such key anyhow; this is so that nobody else can.
     *
     * @return how many there were
     */
    public int destroyOfTheErased() {
        return rows.destroyOfTheErased();
    }

    /** Takes note of what was read, unless something newer is known already; answers the newest. */
    Map<FragmentId, KnownKey> learned(Map<FragmentId, KnownKey> read) {
        Map<FragmentId, KnownKey> newest = HashMap.newHashMap(read.size());
        read.forEach((fragment, state) -> newest.put(fragment, cache.asMap().merge(fragment, state, KnownKey::newer)));
        return newest;
    }

    /** Takes note of destroyed keys, where anything is cached at all. */
    void destroyed(Map<FragmentId, KnownKey> destroyed) {
        destroyed.forEach(
                (fragment, state) -> cache.asMap().computeIfPresent(fragment, (id, was) -> KnownKey.newer(was, state)));
    }

    /** Forgets everything, because it cannot be told whether it still holds. */
    void forgetAll() {
        cache.invalidateAll();
    }

    private Map<FragmentId, SubjectKey> cached(Collection<FragmentId> fragments) {
        Map<FragmentId, SubjectKey> living = HashMap.newHashMap(fragments.size());
        for (FragmentId fragment : fragments) {
            KnownKey known = cache.getIfPresent(fragment);
            if (known != null && known.key() != null) {
                living.put(fragment, known.key());
            }
        }
        return living;
    }

    private boolean isKnownToBeErased(FragmentId fragment) {
        KnownKey known = cache.getIfPresent(fragment);
        return known != null && known.isErased();
    }

    private static Set<FragmentId> missing(Collection<FragmentId> fragments, Map<FragmentId, SubjectKey> living) {
        Set<FragmentId> missing = new HashSet<>(fragments);
        missing.removeAll(living.keySet());
        return missing;
    }

    private static SortedMap<FragmentId, Integer> generationsAfter(
            Map<FragmentId, KnownKey> known, Set<FragmentId> missing) {
        SortedMap<FragmentId, Integer> generations = new TreeMap<>();
        for (FragmentId fragment : missing) {
            KnownKey state = known.get(fragment);
            generations.put(fragment, state == null ? 1 : state.generation() + 1);
        }
        return generations;
    }
}
