package dev.annals.platform.crypto;

import dev.annals.api.identity.FragmentId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Port: the encryption keys of fragments, one living key each; destroying it is what makes an erasure provable.
 *
 * <p>Keys are random, stored only wrapped by the master key, and durable before {@link #obtain} returns. All methods may
 * be called from any thread and take many ids at once, so that a group of events costs one round trip. Adapters keep
 * living keys in a bounded cache; {@link #destroy} empties it on every node within a second.
 */
public interface SubjectKeys {

    /**
     * The living keys of fragments, made where there is none.
     *
     * <p>After {@link #destroy} a new key of the next generation is made, which opens nothing of what was sealed before.
     *
     * @return a key for each id, except for those that are erased: they have none, and none is made
     */
    Map<FragmentId, SubjectKey> obtain(Collection<FragmentId> fragments);

    /** The living keys of those fragments that have one. Never makes a key. */
    Map<FragmentId, SubjectKey> find(Collection<FragmentId> fragments);

    /**
     * The key of exactly that generation, to open what it sealed; empty when it is destroyed or was never made.
     *
     * <p>Always true, however old the adapter's cache: a generation newer than any known here is asked of the store,
     * and that an older one is destroyed needs no asking, because no generation ever comes back.
     */
    default Optional<SubjectKey> find(FragmentId fragment, int generation) {
        return Optional.ofNullable(find(List.of(fragment)).get(fragment)).filter(key -> key.generation() == generation);
    }

    /** Destroys the keys of the fragments, for ever. Fragments without a key are passed over. */
    void destroy(Collection<FragmentId> fragments);

    /**
     * Has the keys follow the log: erases fragments, or readmits them. Whoever is erased has its keys destroyed and gets
     * none until it is readmitted; whoever is readmitted gets keys of a new generation, and no key made before lives on,
     * even where an old copy of the key store brought it back.
     *
     * @param turns how often each was erased and readmitted so far: odd for those that are erased. One that is not
     *     higher than the turn known already changes nothing, so repeating an older one does no harm
     */
    void settle(Map<FragmentId, Integer> turns);
}
