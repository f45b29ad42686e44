package dev.annals.platform.crypto;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * One fragment's AES-256-GCM key.
 *
 * <p>A sealed value is laid out as: format (1 byte, 1), generation (1 byte), nonce (12 bytes), ciphertext and tag
 * (16 bytes). Nonces never repeat under one key, see {@link GcmCipher}.
 */
public final class SubjectKey {

    /** How many bytes a sealed value has more than the plain one. */
    public static final int OVERHEAD = 2 + GcmCipher.NONCE + GcmCipher.TAG;

    private static final byte FORMAT = 1;
    private static final String HMAC = "HmacSHA256";
    private static final int NONCE_AT = 2;
    private static final int CIPHERTEXT_AT = NONCE_AT + GcmCipher.NONCE;
    private static final Pool<GcmCipher> CIPHERS = new Pool<>(GcmCipher::new);

    private final SecretKey key;
    private final byte generation;

    /**
     * @param material 32 random bytes
     * @param generation 1 for a fragment's first key, one more after each destruction, at most 255
     */
    public SubjectKey(byte[] material, int generation) {
        if (material.length != 32 || generation < 1 || generation > 255) {
            throw new IllegalArgumentException("A subject key has 32 bytes and a generation from 1 to 255");
        }
        this.key = new SecretKeySpec(material, "AES");
        this.generation = (byte) generation;
    }

    /** The generation, from 1 to 255. */
    public int generation() {
        return generation & 0xff;
    }

    /**
     * The generation of the key that sealed a value, so that the right key can be looked for.
     *
     * @throws IllegalStateException when the value is not of a format known here
     */
    public static int generationOf(byte[] sealed) {
        if (sealed.length < OVERHEAD || sealed[0] != FORMAT) {
            throw new IllegalStateException("Not a sealed value of a format known here");
        }
        return sealed[1] & 0xff;
    }

    /** Encrypts and authenticates. The associated data has to be given again to {@link #open}. */
    public byte[] seal(byte[] plain, byte[] associatedData) {
        return seal(plain, plain.length, associatedData);
    }

    /** Like {@link #seal(byte[], byte[])}, of the first bytes of a longer array. */
    public byte[] seal(byte[] plain, int length, byte[] associatedData) {
        byte[] sealed = new byte[OVERHEAD + length];
        sealed[0] = FORMAT;
        sealed[1] = generation;
        GcmCipher cipher = CIPHERS.take();
        try {
            cipher.encrypt(key, plain, length, associatedData, sealed, NONCE_AT);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A value cannot be sealed", e);
        }
        CIPHERS.give(cipher);
        return sealed;
    }

    /**
     * Decrypts what {@link #seal} made.
     *
     * @return the plain bytes, or empty when it was sealed under another generation
     * @throws IllegalStateException when the value was tampered with or belongs to other associated data
     */
    public Optional<byte[]> open(byte[] sealed, byte[] associatedData) {
        if (generationOf(sealed) != generation()) {
            return Optional.empty();
        }
        GcmCipher cipher = CIPHERS.take();
        byte[] plain;
        try {
            plain = cipher.decrypt(key, sealed, NONCE_AT, CIPHERTEXT_AT, associatedData);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A sealed value cannot be opened: it was changed, or belongs elsewhere", e);
        }
        CIPHERS.give(cipher);
        return Optional.of(plain);
    }

    /**
     * A value that only this key's holder can come to, the same each time: HMAC-SHA-256 with a key of its own for each
     * purpose, which is derived in the same way. Nobody comes to it any more once the key is destroyed.
     *
     * @param purpose what it is for
     * @param about what it is about
     * @return 32 bytes
     */
    public byte[] derived(String purpose, String about) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key.getEncoded(), HMAC));
            byte[] forPurpose = mac.doFinal(purpose.getBytes(StandardCharsets.UTF_8));
            mac.init(new SecretKeySpec(forPurpose, HMAC));
            return mac.doFinal(about.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java runtime has no " + HMAC, e);
        }
    }

    @Override
    public String toString() {
        return "SubjectKey[generation=" + generation() + "]";
    }
}
