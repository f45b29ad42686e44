package dev.annals.api.identity;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/**
 * The id of a fragment, and, where the fragment is the root of its tree, of the profile.
 *
 * <p>It is the first 128 bits of a keyed hash of namespace and normalised value, so it can be derived anywhere in the
 * installation, and tells nothing outside of it.
 *
 * @param value the 128 bits
 */
public record FragmentId(@JsonValue UUID value) implements Comparable<FragmentId> {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public FragmentId {}

    /**
     * Reads the text form.
     *
     * @throws IllegalArgumentException when the text is not 36 characters of hexadecimal digits and hyphens
     */
    public static FragmentId of(String text) {
        if (text.length() != 36) {
            throw new IllegalArgumentException("A profile id has 36 characters: 32 hexadecimal digits and 4 hyphens");
        }
        return new FragmentId(UUID.fromString(text));
    }

    @Override
    public int compareTo(FragmentId other) {
        int high = Long.compareUnsigned(value.getMostSignificantBits(), other.value.getMostSignificantBits());
        return high != 0
                ? high
                : Long.compareUnsigned(value.getLeastSignificantBits(), other.value.getLeastSignificantBits());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
