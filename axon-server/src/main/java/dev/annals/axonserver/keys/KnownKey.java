package dev.annals.axonserver.keys;

import dev.annals.platform.crypto.SubjectKey;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What this process knows of a fragment's keys. A fragment's history only goes forward, so of two of them one is newer,
 * in whichever order they arrive.
 *
 * @param generation the newest generation
 * @param key its key; null when it is destroyed
 */
record KnownKey(int generation, @Nullable SubjectKey key) {

    static KnownKey living(SubjectKey key) {
        return new KnownKey(key.generation(), key);
    }

    static KnownKey destroyed(int generation) {
        return new KnownKey(generation, null);
    }

    /** The one that tells the later state. */
    static KnownKey newer(KnownKey one, KnownKey other) {
        if (one.generation != other.generation) {
            return one.generation > other.generation ? one : other;
        }
        return one.key == null ? one : other;
    }

    Optional<SubjectKey> living() {
        return Optional.ofNullable(key);
    }
}
