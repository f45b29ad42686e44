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

    private static final State NOTHING = new State(0, 0, Optional.empty());

    private final SecureRandom random = new SecureRandom();
    private final ConcurrentMap<FragmentId, State> states = new ConcurrentHashMap<>();

    /** How often a fragment was erased and readmitted, its newest generation and, while it lives, its key. */
    private record State(int turn, int generation, Optional<SubjectKey> key) {

        boolean isErased() {
            return turn % 2 == 1;
        }
    }

    @Override
    public Map<FragmentId, SubjectKey> obtain(Collection<FragmentId> fragments) {
        for (FragmentId fragment : fragments) {
            states.compute(fragment, (id, known) -> {
                State was = known == null ? NOTHING : known;
                return was.key().isPresent() || was.isErased() ? was : next(was);
            });
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
            states.computeIfPresent(fragment, (id, was) -> new State(was.turn(), was.generation(), Optional.empty()));
        }
    }

    @Override
    public void settle(Map<FragmentId, Integer> turns) {
        turns.forEach((fragment, turn) -> states.compute(fragment, (id, known) -> {
            State was = known == null ? NOTHING : known;
            return turn > was.turn() ? new State(turn, was.generation(), Optional.empty()) : was;
        }));
    }

    private State next(State was) {
        byte[] material = new byte[32];
        random.nextBytes(material);
        int generation = was.generation() + 1;
        return new State(was.turn(), generation, Optional.of(new SubjectKey(material, generation)));
    }
}
