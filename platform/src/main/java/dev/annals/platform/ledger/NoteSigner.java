package dev.annals.platform.ledger;

import com.google.crypto.tink.subtle.Ed25519Sign;
import com.google.crypto.tink.subtle.Hkdf;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;

/** Signs notes with an Ed25519 key. */
public final class NoteSigner {

    private final NoteKey key;
    private final byte[] seed;

    private NoteSigner(NoteKey key, byte[] seed) {
        this.key = key;
        this.seed = seed;
    }

    /**
     * A signer.
     *
     * @param name the name it signs by
     * @param seed the 32 bytes of the private key
     */
    public static NoteSigner of(String name, byte[] seed) {
        return new NoteSigner(new NoteKey(name, publicKey(seed)), seed.clone());
    }

    /**
     * A signer whose key is derived from another (HKDF, RFC 5869, with HMAC-SHA-256), and whose name comes from its key.
     *
     * @param key the other key
     * @param purpose what the derived one is for
     */
    public static NoteSigner derived(byte[] key, String purpose) {
        try {
            return namedByKey(Hkdf.computeHkdf(
                    "HMACSHA256",
                    key,
                    new byte[0],
                    purpose.getBytes(StandardCharsets.US_ASCII),
                    Ed25519Sign.SECRET_KEY_LEN));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java runtime has no HMAC-SHA-256", e);
        }
    }

    /** A signer whose name comes from its key: {@code annals/} and the first 16 hexadecimal digits of the key's SHA-256. */
    public static NoteSigner namedByKey(byte[] seed) {
        byte[] publicKey = publicKey(seed);
        return of("annals/" + HexFormat.of().formatHex(new TreeHasher().plain(publicKey), 0, 8), seed);
    }

    /** The key that its signatures are checked with. */
    public NoteKey key() {
        return key;
    }

    /** The text with its signature behind it; the text ends with a line feed. */
    public String sign(String text) {
        try {
            byte[] signature = new Ed25519Sign(seed).sign(text.getBytes(StandardCharsets.UTF_8));
            byte[] identified = ByteBuffer.allocate(Integer.BYTES + signature.length)
                    .putInt(key.id())
                    .put(signature)
                    .array();
            return text + "\n— " + key.name() + " " + Base64.getEncoder().encodeToString(identified) + "\n";
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java runtime cannot sign with Ed25519", e);
        }
    }

    private static byte[] publicKey(byte[] seed) {
        try {
            return Ed25519Sign.KeyPair.newKeyPairFromSeed(seed).getPublicKey();
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("A seed has 32 bytes", e);
        }
    }

    @Override
    public String toString() {
        return "NoteSigner[" + key.name() + "]";
    }
}
