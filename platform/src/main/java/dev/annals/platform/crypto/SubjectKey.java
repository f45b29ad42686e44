package dev.annals.platform.crypto;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * One fragment's AES-256-GCM key.
 *
 * <p>A sealed value is laid out as: format (1 byte, 1), generation (1 byte), nonce (12 bytes), ciphertext and tag
 * (16 bytes). Nonces are random; a key seals far fewer than 2^32 values (NIST SP 800-38D, 8.3).
 */
public final class SubjectKey {

    private static final byte FORMAT = 1;
    private static final int NONCE = 12;
    private static final int HEADER = 2 + NONCE;
    private static final int TAG_BITS = 128;
    private static final ArrayBlockingQueue<Tools> POOL = new ArrayBlockingQueue<>(64);

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

    /** Encrypts and authenticates. The associated data has to be given again to {@link #open}. */
    public byte[] seal(byte[] plain, byte[] associatedData) {
        return withTools(tools -> {
            byte[] sealed = new byte[HEADER + plain.length + TAG_BITS / 8];
            sealed[0] = FORMAT;
            sealed[1] = generation;
            byte[] nonce = new byte[NONCE];
            tools.random.nextBytes(nonce);
            System.arraycopy(nonce, 0, sealed, 2, NONCE);
            tools.cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, nonce));
            tools.cipher.updateAAD(associatedData);
            tools.cipher.doFinal(plain, 0, plain.length, sealed, HEADER);
            return sealed;
        });
    }

    /**
     * Decrypts what {@link #seal} made.
     *
     * @return the plain bytes, or empty when it was sealed under an earlier, destroyed generation
     * @throws IllegalStateException when the value was tampered with or belongs to other associated data
     */
    public Optional<byte[]> open(byte[] sealed, byte[] associatedData) {
        if (sealed.length < HEADER + TAG_BITS / 8 || sealed[0] != FORMAT) {
            throw new IllegalStateException("Not a sealed value of a format known here");
        }
        if (sealed[1] != generation) {
            return Optional.empty();
        }
        return Optional.of(withTools(tools -> {
            byte[] nonce = Arrays.copyOfRange(sealed, 2, HEADER);
            tools.cipher.init(Cipher.DECRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, nonce));
            tools.cipher.updateAAD(associatedData);
            return tools.cipher.doFinal(sealed, HEADER, sealed.length - HEADER);
        }));
    }

    private static byte[] withTools(Work work) {
        Tools pooled = POOL.poll();
        try {
            Tools tools =
                    pooled == null ? new Tools(Cipher.getInstance("AES/GCM/NoPadding"), new SecureRandom()) : pooled;
            byte[] result = work.with(tools);
            POOL.offer(tools);
            return result;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A sealed value cannot be opened: it was changed, or belongs elsewhere", e);
        }
    }

    @FunctionalInterface
    private interface Work {
        byte[] with(Tools tools) throws GeneralSecurityException;
    }

    private record Tools(Cipher cipher, SecureRandom random) {}

    @Override
    public String toString() {
        return "SubjectKey[generation=" + generation + "]";
    }
}
