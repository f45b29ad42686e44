package dev.annals.platform.ledger;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * A text with signatures behind it (C2SP signed-note).
 *
 * @param text what is signed, with its last line feed
 * @param signatures who says to have signed it
 */
public record Note(String text, List<Signature> signatures) {

    private static final int LONGEST = 1_000_000;
    private static final int MOST_SIGNATURES = 64;
    private static final String SIGNATURE = "— ";

    /**
     * Reads a note.
     *
     * @throws IllegalArgumentException when it is none
     */
    public static Note parse(String note) {
        int end = note.lastIndexOf("\n\n");
        if (note.length() > LONGEST || end < 0 || !note.endsWith("\n") || hasControlCharacters(note)) {
            throw new IllegalArgumentException("A note is a text, an empty line, and lines with signatures");
        }
        List<Signature> signatures = new ArrayList<>();
        for (String line : note.substring(end + 2).lines().toList()) {
            signatures.add(Signature.parse(line));
        }
        if (signatures.isEmpty() || signatures.size() > MOST_SIGNATURES) {
            throw new IllegalArgumentException("A note has 1 to " + MOST_SIGNATURES + " signatures");
        }
        return new Note(note.substring(0, end + 1), signatures);
    }

    /** Whether the key signed the text. Signatures of other keys are passed over. */
    public boolean isSignedBy(NoteKey key) {
        byte[] signed = text.getBytes(StandardCharsets.UTF_8);
        List<Signature> own = signatures.stream()
                .filter(signature -> signature.name().equals(key.name()) && signature.keyId() == key.id())
                .toList();
        return !own.isEmpty() && own.stream().allMatch(signature -> key.signed(signed, signature.bytes()));
    }

    private static boolean hasControlCharacters(String note) {
        return note.chars().anyMatch(each -> each < ' ' && each != '\n');
    }

    /**
     * A signature as its line says it.
     *
     * @param name the name of the key
     * @param keyId the id of the key
     * @param bytes the signature itself
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record Signature(String name, int keyId, byte[] bytes) {

        private static Signature parse(String line) {
            String[] parts = line.startsWith(SIGNATURE)
                    ? line.substring(SIGNATURE.length()).split(" ", -1)
                    : new String[0];
            if (parts.length != 2 || parts[0].isEmpty()) {
                throw new IllegalArgumentException("A signature is a line of a dash, a name and the signature");
            }
            byte[] identified = Base64.getDecoder().decode(parts[1]);
            if (identified.length < Integer.BYTES + 1) {
                throw new IllegalArgumentException("A signature begins with the four bytes of its key's id");
            }
            return new Signature(
                    parts[0],
                    ByteBuffer.wrap(identified).getInt(),
                    Arrays.copyOfRange(identified, Integer.BYTES, identified.length));
        }
    }
}
