package dev.annals.api.identity;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.UUID;

/**
 * Names a suggestion: two profiles, and the evidence on which they were suggested. Another evidence about the same two is
 * another suggestion, so that nobody decides on something other than what was seen.
 *
 * @param one the lesser of the two profile ids
 * @param other the greater of the two
 * @param evidence a fingerprint of how the two agree, field by field; tells no value
 */
public record SuggestionId(FragmentId one, FragmentId other, long evidence) {

    private static final int LENGTH = 5 * Long.BYTES;

    public SuggestionId {
        if (one.compareTo(other) >= 0) {
            throw new IllegalArgumentException("The profile ids of a suggestion are two, the lesser first");
        }
    }

    /** The suggestion about two profiles, in either order. */
    public static SuggestionId of(FragmentId one, FragmentId other, long evidence) {
        return one.compareTo(other) < 0
                ? new SuggestionId(one, other, evidence)
                : new SuggestionId(other, one, evidence);
    }

    /**
     * Reads the text form.
     *
     * @throws IllegalArgumentException when the text is none
     */
    public static SuggestionId of(String text) {
        byte[] bytes = Base64.getUrlDecoder().decode(text);
        if (bytes.length != LENGTH) {
            throw new IllegalArgumentException("The id of a suggestion has 54 characters");
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        FragmentId one = new FragmentId(new UUID(buffer.getLong(), buffer.getLong()));
        FragmentId other = new FragmentId(new UUID(buffer.getLong(), buffer.getLong()));
        return new SuggestionId(one, other, buffer.getLong());
    }

    @Override
    public String toString() {
        ByteBuffer buffer = ByteBuffer.allocate(LENGTH);
        buffer.putLong(one.value().getMostSignificantBits()).putLong(one.value().getLeastSignificantBits());
        buffer.putLong(other.value().getMostSignificantBits())
                .putLong(other.value().getLeastSignificantBits());
        buffer.putLong(evidence);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(buffer.array());
    }
}
