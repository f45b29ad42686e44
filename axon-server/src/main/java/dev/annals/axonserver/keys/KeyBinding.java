package dev.annals.axonserver.keys;

import dev.annals.api.identity.FragmentId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** What a wrapped key is bound to, so that nobody can move it to another row unnoticed. */
final class KeyBinding {

    static final byte[] INDEX_KEY = "annals.index-key".getBytes(StandardCharsets.US_ASCII);

    private static final byte[] SUBJECT_KEY = "annals.subject-key".getBytes(StandardCharsets.US_ASCII);

    private KeyBinding() {}

    static byte[] of(FragmentId fragment, int generation) {
        return ByteBuffer.allocate(SUBJECT_KEY.length + 17)
                .put(SUBJECT_KEY)
                .putLong(fragment.value().getMostSignificantBits())
                .putLong(fragment.value().getLeastSignificantBits())
                .put((byte) generation)
                .array();
    }
}
