package dev.annals.platform.crypto;

import dev.annals.api.identity.FragmentId;
import java.util.Collection;
import java.util.Map;

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
     * @return a key for each id
     */
    Map<FragmentId, SubjectKey> obtain(Collection<FragmentId> fragments);

    /** The living keys of those fragments that have one. Never makes a key. */
    Map<FragmentId, SubjectKey> find(Collection<FragmentId> fragments);

    /** Destroys the keys of the fragments, for ever. Fragments without a key are passed over. */
    void destroy(Collection<FragmentId> fragments);
}
