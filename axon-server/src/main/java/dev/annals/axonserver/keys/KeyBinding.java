package dev.annals.axonserver.keys;

import dev.annals.api.identity.FragmentId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** What a wrapped key is bound to, so that it cannot be moved to another row unnoticed. */
final class KeyBinding {

    static final byte[] INDEX_KEY = "annals.index-key".getBytes(StandardCharsets.US_ASCII);

    private KeyBinding() {}

    static byte[] of(FragmentId fragment) {
        return ByteBuffer.allocate(16)
                .putLong(fragment.value().getMostSignificantBits())
                .putLong(fragment.value().getLeastSignificantBits())
                .array();
    }
}
