package dev.annals.axonserver.keys;

import dev.annals.platform.crypto.SubjectKey;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What this process knows of a fragment's keys. A fragment's history only goes forward, so of two of them one is newer,
 * in whichever order they arrive.
 *
 * @param turn how often it was erased and readmitted; odd while it is erased
 * @param generation the newest generation
 * @param key its key; null when it is destroyed
 */
record KnownKey(int turn, int generation, @Nullable SubjectKey key) {

    static KnownKey living(int turn, SubjectKey key) {
        return new KnownKey(turn, key.generation(), key);
    }

    static KnownKey destroyed(int turn, int generation) {
        return new KnownKey(turn, generation, null);
    }

    /** The one that tells the later state. */
    static KnownKey newer(KnownKey one, KnownKey other) {
        if (one.turn != other.turn) {
            return one.turn > other.turn ? one : other;
        }
        if (one.generation != other.generation) {
            return one.generation > other.generation ? one : other;
        }
        return one.key == null ? one : other;
    }

    /** Whether no key may be made for it. */
    boolean isErased() {
        return turn % 2 == 1;
    }

    Optional<SubjectKey> living() {
        return Optional.ofNullable(key);
    }
}
