package dev.annals.platform.ledger;

import com.google.crypto.tink.subtle.Ed25519Verify;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The public key of an Ed25519 signer of notes (C2SP signed-note), with the name it signs by.
 *
 * @param name 1 to 200 characters, no white space, no plus
 * @param bytes the 32 bytes of the key
 */
@SuppressWarnings("ArrayRecordComponent")
public record NoteKey(String name, byte[] bytes) {

    private static final byte ED25519 = 1;

    /** What stands before the key in a SubjectPublicKeyInfo. */
    private static final byte[] ED25519_INFO = HexFormat.of().parseHex("302a300506032b6570032100");

    private static final Pattern NAME = Pattern.compile("[^\\s\\p{Z}\\p{Cntrl}+]{1,200}");
    private static final Pattern TEXT = Pattern.compile("([^+]+)\\+([0-9a-f]{8})\\+([A-Za-z0-9+/]+={0,2})");

    public NoteKey {
        if (!NAME.matcher(name).matches() || bytes.length != Ed25519Verify.PUBLIC_KEY_LEN) {
            throw new IllegalArgumentException("A key has a name without spaces and plus signs, and 32 bytes");
        }
    }

    /** The four bytes by which signatures name the key. */
    public int id() {
        byte[] encoded = ByteBuffer.allocate(name.getBytes(StandardCharsets.UTF_8).length + 2 + bytes.length)
                .put(name.getBytes(StandardCharsets.UTF_8))
                .put((byte) '\n')
                .put(ED25519)
                .put(bytes)
                .array();
        return ByteBuffer.wrap(new TreeHasher().plain(encoded)).getInt();
    }

    /** The key as text: name, id and key joined by plus signs, as tools for transparency logs read it. */
    public String text() {
        byte[] typed =
                ByteBuffer.allocate(1 + bytes.length).put(ED25519).put(bytes).array();
        return name + "+" + HexFormat.of().toHexDigits(id()) + "+"
                + Base64.getEncoder().encodeToString(typed);
    }

    /**
     * Reads what {@link #text} made.
     *
     * @throws IllegalArgumentException when it is no Ed25519 key, or its id is that of another
     */
    public static NoteKey parse(String text) {
        Matcher matcher = TEXT.matcher(text.strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException("A key is written as name+id+key");
        }
        byte[] typed = Base64.getDecoder().decode(matcher.group(3));
        if (typed.length != 1 + Ed25519Verify.PUBLIC_KEY_LEN || typed[0] != ED25519) {
            throw new IllegalArgumentException("The key is none of Ed25519");
        }
        NoteKey key = new NoteKey(matcher.group(1), Arrays.copyOfRange(typed, 1, typed.length));
        if (!HexFormat.of().toHexDigits(key.id()).equals(matcher.group(2))) {
            throw new IllegalArgumentException("The key's id is that of another name or key");
        }
        return key;
    }

    /** The key as PEM (RFC 8410), for OpenSSL and its like. */
    public String pem() {
        byte[] info = ByteBuffer.allocate(ED25519_INFO.length + bytes.length)
                .put(ED25519_INFO)
                .put(bytes)
                .array();
        return "-----BEGIN PUBLIC KEY-----\n" + Base64.getEncoder().encodeToString(info)
                + "\n-----END PUBLIC KEY-----\n";
    }

    /** Whether this key signed the text. */
    boolean signed(byte[] text, byte[] signature) {
        try {
            new Ed25519Verify(bytes).verify(signature, text);
            return true;
        } catch (GeneralSecurityException notByThisKey) {
            return false;
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NoteKey key && name.equals(key.name) && Arrays.equals(bytes, key.bytes);
    }

    @Override
    public int hashCode() {
        return name.hashCode() * 31 + Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return text();
    }
}
