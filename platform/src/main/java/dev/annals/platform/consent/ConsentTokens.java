package dev.annals.platform.consent;

import dev.annals.api.identity.FragmentId;
import dev.annals.api.rejection.Rejected;
import dev.annals.api.rejection.Rejection;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * One-time tokens by which people answer a request for consent: URL-safe Base64 of the fragment in whose stream the
 * request is, and 256 random bits. Only their hash is ever stored.
 */
public final class ConsentTokens {

    private static final int RANDOM_BYTES = 32;
    private static final int ID_BYTES = 16;

    private final Supplier<byte[]> chance;

    /** @param chance makes 32 bytes that nobody can guess */
    public ConsentTokens(Supplier<byte[]> chance) {
        this.chance = chance;
    }

    /** A new token. */
    public String next(FragmentId fragment) {
        ByteBuffer bytes = ByteBuffer.allocate(ID_BYTES + RANDOM_BYTES);
        bytes.putLong(fragment.value().getMostSignificantBits());
        bytes.putLong(fragment.value().getLeastSignificantBits());
        bytes.put(chance.get());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }

    /**
     * The fragment in whose stream the request is that a token answers.
     *
     * @throws Rejected with {@code LINK_INVALID} when the text is no token
     */
    public static FragmentId fragment(String token) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(token));
            if (bytes.remaining() == ID_BYTES + RANDOM_BYTES) {
                return new FragmentId(new UUID(bytes.getLong(), bytes.getLong()));
            }
        } catch (IllegalArgumentException notBase64) {
            // told below
        }
        throw new Rejected(Rejection.LINK_INVALID, "The token is cut short, or none of Annals.");
    }
}
