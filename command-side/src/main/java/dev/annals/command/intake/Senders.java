package dev.annals.command.intake;

import dev.annals.api.rejection.Rejected;
import dev.annals.api.rejection.Rejection;
import dev.annals.platform.security.WriteKeys;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collections;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * Finds out which source sends a request, from its write key: the user name of {@code Basic} credentials, with or without
 * a colon behind it; a {@code Bearer} token; {@code writeKey} in the body. All that are there have to be the same.
 */
final class Senders {

    private static final String BASIC = "basic ";
    private static final String BEARER = "bearer ";

    private final WriteKeys keys;

    Senders(WriteKeys keys) {
        this.keys = keys;
    }

    /**
     * The write key in the headers; null where there is none.
     *
     * @throws Rejected when there is one that is unknown, or several
     */
    @Nullable
    String headerKey(HttpServletRequest request) {
        String key = null;
        for (String header : Collections.list(request.getHeaders(HttpHeaders.AUTHORIZATION))) {
            String each = key(header);
            if (key != null && !key.equals(each)) {
                throw conflicting();
            }
            key = each;
        }
        if (key != null) {
            source(key);
        }
        return key;
    }

    /**
     * The source that sent a request.
     *
     * @param headerKey what {@link #headerKey} found
     * @param bodyKey the write key in the body, where there is one
     */
    String source(@Nullable String headerKey, @Nullable String bodyKey) {
        if (headerKey != null && bodyKey != null && !headerKey.equals(bodyKey)) {
            throw conflicting();
        }
        String key = headerKey == null ? bodyKey : headerKey;
        if (key == null) {
            throw new Rejected(Rejection.UNKNOWN_WRITE_KEY, "The request carries no write key.");
        }
        return source(key);
    }

    /** Makes sure that a write key in the body, where there is one, is one of the source that is known already. */
    void requireSame(String source, @Nullable String bodyKey) {
        if (bodyKey != null && !source(bodyKey).equals(source)) {
            throw conflicting();
        }
    }

    /** Whether a write key is known. */
    boolean isKnown(String key) {
        return keys.source(key).isPresent();
    }

    private String source(String key) {
        return keys.source(key)
                .orElseThrow(() -> new Rejected(
                        Rejection.UNKNOWN_WRITE_KEY, "The write key of the request is unknown or revoked."));
    }

    private static String key(String header) {
        if (header.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return header.substring(BEARER.length()).strip();
        }
        if (header.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
            return userName(header.substring(BASIC.length()).strip());
        }
        throw new Rejected(Rejection.UNKNOWN_WRITE_KEY, "The Authorization header is neither Basic nor Bearer.");
    }

    private static String userName(String encoded) {
        try {
            String pair = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
            int colon = pair.indexOf(':');
            return colon < 0 ? pair : pair.substring(0, colon);
        } catch (IllegalArgumentException notBase64) {
            throw new Rejected(Rejection.UNKNOWN_WRITE_KEY, "The Authorization header is not Base64 behind Basic.");
        }
    }

    private static Rejected conflicting() {
        return new Rejected(Rejection.CONFLICTING_WRITE_KEYS, "The write keys in headers and body are not the same.");
    }
}
