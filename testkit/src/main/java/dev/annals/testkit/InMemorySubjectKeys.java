package dev.annals.testkit;

import dev.annals.api.identity.FragmentId;
import dev.annals.platform.crypto.SubjectKey;
import dev.annals.platform.crypto.SubjectKeys;
import java.security.SecureRandom;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Keys that live as long as the test. */
public final class InMemorySubjectKeys implements SubjectKeys {

    private final SecureRandom random = new SecureRandom();
    private final ConcurrentMap<FragmentId, State> states = new ConcurrentHashMap<>();

    /** A fragment's newest generation and, while it lives, its key. */
    private record State(int generation, Optional<SubjectKey> key) {}

    @Override
    public Map<FragmentId, SubjectKey> obtain(Collection<FragmentId> fragments) {
        for (FragmentId fragment : fragments) {
            states.compute(
                    fragment,
                    (id, was) -> was != null && was.key().isPresent() ? was : next(was == null ? 0 : was.generation()));
        }
        return find(fragments);
    }

    @Override
    public Map<FragmentId, SubjectKey> find(Collection<FragmentId> fragments) {
        Map<FragmentId, SubjectKey> found = new HashMap<>();
        for (FragmentId fragment : fragments) {
            State state = states.get(fragment);
            if (state != null) {
                state.key().ifPresent(key -> found.put(fragment, key));
            }
        }
        return found;
    }

    @Override
    public void destroy(Collection<FragmentId> fragments) {
        for (FragmentId fragment : fragments) {
            states.computeIfPresent(fragment, (id, was) -> new State(was.generation(), Optional.empty()));
        }
    }

    private State next(int generation) {
        byte[] material = new byte[32];
        random.nextBytes(material);
        return new State(generation + 1, Optional.of(new SubjectKey(material, generation + 1)));
    }
}
