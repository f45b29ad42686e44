package dev.annals.benchmarks;

import dev.annals.api.identity.FragmentId;
import dev.annals.platform.crypto.SubjectKey;
import dev.annals.platform.crypto.SubjectKeys;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Keys that are always at hand, as those of a store are once it has cached them. */
final class CachedKeys implements SubjectKeys {

    private final Random random = new Random(1);
    private final ConcurrentMap<FragmentId, SubjectKey> keys = new ConcurrentHashMap<>();

    @Override
    public Map<FragmentId, SubjectKey> obtain(Collection<FragmentId> fragments) {
        Map<FragmentId, SubjectKey> living = new HashMap<>();
        for (FragmentId fragment : fragments) {
            living.put(fragment, keys.computeIfAbsent(fragment, id -> newKey()));
        }
        return living;
    }

    @Override
    public Map<FragmentId, SubjectKey> find(Collection<FragmentId> fragments) {
        return obtain(fragments);
    }

    @Override
    public Optional<SubjectKey> find(FragmentId fragment, int generation) {
        return Optional.ofNullable(keys.get(fragment));
    }

    @Override
    public void destroy(Collection<FragmentId> fragments) {
        throw new UnsupportedOperationException("No benchmark destroys keys");
    }

    @Override
    public void settle(Map<FragmentId, Integer> turns) {
        throw new UnsupportedOperationException("No benchmark of sealing erases anybody");
    }

    private SubjectKey newKey() {
        byte[] material = new byte[32];
        random.nextBytes(material);
        return new SubjectKey(material, 1);
    }
}
