package dev.annals.platform.crypto;

import dev.annals.api.identity.FragmentId;
import dev.annals.api.identity.Identifier;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Derives ids as the first 128 bits of HMAC-SHA-256 over a domain and its parts, each preceded by its length, so that no
 * two lists of parts are hashed alike.
 */
public final class HmacFragmentIds implements FragmentIds {

    /** How many bytes the index key has. */
    public static final int KEY_LENGTH = 32;

    private static final String ALGORITHM = "HmacSHA256";
    private static final String FRAGMENT = "annals.fragment";
    private static final String EVENT = "annals.event";
    private static final String STREAM = "annals.stream";

    private final Pool<Mac> macs;

    /** @param indexKey the installation's index key: 32 bytes, random, the same for ever */
    public HmacFragmentIds(byte[] indexKey) {
        if (indexKey.length != KEY_LENGTH) {
            throw new IllegalArgumentException("An index key has " + KEY_LENGTH + " bytes");
        }
        SecretKeySpec key = new SecretKeySpec(indexKey, ALGORITHM);
        this.macs = new Pool<>(() -> mac(key));
    }

    @Override
    public FragmentId of(Identifier identifier) {
        return new FragmentId(hash(FRAGMENT, identifier.namespace().name(), identifier.value()));
    }

    @Override
    public UUID eventOf(String source, String messageId) {
        return hash(EVENT, source, messageId);
    }

    @Override
    public FragmentId of(String kind, String... parts) {
        String[] all = new String[parts.length + 1];
        all[0] = kind;
        System.arraycopy(parts, 0, all, 1, parts.length);
        return new FragmentId(hash(STREAM, all));
    }

    private UUID hash(String domain, String... parts) {
        byte[][] fed = new byte[parts.length + 1][];
        fed[0] = domain.getBytes(StandardCharsets.UTF_8);
        int length = Integer.BYTES + fed[0].length;
        for (int i = 0; i < parts.length; i++) {
            fed[i + 1] = parts[i].getBytes(StandardCharsets.UTF_8);
            length += Integer.BYTES + fed[i + 1].length;
        }
        ByteBuffer text = ByteBuffer.allocate(length);
        for (byte[] part : fed) {
            text.putInt(part.length).put(part);
        }
        Mac mac = macs.take();
        ByteBuffer hash = ByteBuffer.wrap(mac.doFinal(text.array()));
        macs.give(mac);
        return new UUID(hash.getLong(), hash.getLong());
    }

    private static Mac mac(SecretKeySpec key) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java runtime has no " + ALGORITHM, e);
        }
    }
}
