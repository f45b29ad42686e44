package dev.annals.platform.sealing;

import dev.annals.api.identity.FragmentId;
import dev.annals.platform.crypto.SubjectKey;
import dev.annals.platform.crypto.SubjectKeys;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Keys in memory; remembers what was asked of the store, and answers a single key from what it has. */
final class RecordingSubjectKeys implements SubjectKeys {

    final List<List<FragmentId>> asked = new ArrayList<>();
    private final Map<FragmentId, SubjectKey> living = new HashMap<>();
    private final Map<FragmentId, Integer> generations = new HashMap<>();

    @Override
    public Map<FragmentId, SubjectKey> obtain(Collection<FragmentId> fragments) {
        for (FragmentId fragment : fragments) {
            living.computeIfAbsent(fragment, id -> {
                byte[] material = new byte[32];
                new SecureRandom().nextBytes(material);
                return new SubjectKey(material, generations.merge(id, 1, Integer::sum));
            });
        }
        return known(fragments);
    }

    @Override
    public Map<FragmentId, SubjectKey> find(Collection<FragmentId> fragments) {
        asked.add(List.copyOf(fragments));
        return known(fragments);
    }

    @Override
    public Optional<SubjectKey> find(FragmentId fragment, int generation) {
        return Optional.ofNullable(living.get(fragment)).filter(key -> key.generation() == generation);
    }

    @Override
    public void destroy(Collection<FragmentId> fragments) {
        fragments.forEach(living::remove);
    }

    @Override
    public void settle(Map<FragmentId, Integer> turns) {
        throw new UnsupportedOperationException("Nobody is erased here");
    }

    private Map<FragmentId, SubjectKey> known(Collection<FragmentId> fragments) {
        Map<FragmentId, SubjectKey> known = new HashMap<>(living);
        known.keySet().retainAll(fragments);
        return known;
    }
}
