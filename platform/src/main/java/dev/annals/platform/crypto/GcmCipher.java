package dev.annals.platform.crypto;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/**
 * A reusable AES-GCM cipher that makes its own nonces. It serves one thread at a time.
 *
 * <p>Nonces count upwards, as 96-bit numbers, from a start drawn at random for each cipher and drawn again after 2^32
 * of them. Two runs of lengths a and b meet with a probability of (a + b) / 2^96. A million runs (process starts times
 * ciphers in use at once) that together seal 2^40 values meet anywhere with a probability below 2^-35, and it takes the
 * same subject's key at the very place where they meet to do harm. A cipher used only once is the random construction
 * of NIST SP 800-38D, 8.2.2, whose limit of 2^32 values per key no subject comes near.
 */
final class GcmCipher {

    static final int NONCE = 12;
    static final int TAG = 16;

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final long RUN = 1L << 32;

    private final Cipher cipher;
    private final byte[] nonce = new byte[NONCE];
    private long left;

    GcmCipher() {
        try {
            cipher = Cipher.getInstance("AES/GCM/NoPadding");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java runtime has no AES in GCM mode", e);
        }
    }

    /** Writes nonce, ciphertext and tag to the place in {@code sealed}. */
    void encrypt(SecretKey key, byte[] plain, int length, byte[] associatedData, byte[] sealed, int at)
            throws GeneralSecurityException {
        advance();
        System.arraycopy(nonce, 0, sealed, at, NONCE);
        cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(TAG * 8, nonce));
        cipher.updateAAD(associatedData);
        cipher.doFinal(plain, 0, length, sealed, at + NONCE);
    }

    byte[] decrypt(SecretKey key, byte[] sealed, int nonceAt, int ciphertextAt, byte[] associatedData)
            throws GeneralSecurityException {
        cipher.init(Cipher.DECRYPT_MODE, key, new GCMParameterSpec(TAG * 8, sealed, nonceAt, NONCE));
        cipher.updateAAD(associatedData);
        return cipher.doFinal(sealed, ciphertextAt, sealed.length - ciphertextAt);
    }

    private void advance() {
        if (left == 0) {
            RANDOM.nextBytes(nonce);
            left = RUN;
        }
        left--;
        int digit = NONCE - 1;
        while (++nonce[digit] == 0 && digit > 0) {
            digit--;
        }
    }
}
