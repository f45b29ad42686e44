package dev.annals.platform.crypto;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.annals.api.rejection.Rejected;
import dev.annals.api.rejection.Rejection;
import java.text.ParseException;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Makes and reads the tokens in links that are sent to people: JSON Web Tokens (RFC 7519) under HMAC-SHA-256, so that
 * nobody can make one, change one, or use one beyond its time.
 */
public final class LinkTokens {

    private static final int LONGEST = 2_000;

    private final String audience;
    private final byte[] key;

    /**
     * Tokens of one kind of link.
     *
     * @param audience the kind; a token of another one is none
     * @param key 32 bytes that only this installation has
     */
    public LinkTokens(String audience, byte[] key) {
        this.audience = audience;
        this.key = key.clone();
    }

    /**
     * What a token says.
     *
     * @param texts what it says, by name
     * @param until when it ceases to work, in whole seconds
     */
    public record Content(Map<String, @Nullable String> texts, Instant until) {

        /**
         * A text that every token of the kind has.
         *
         * @throws IllegalArgumentException when this one has not
         */
        public String text(String name) {
            String text = texts.get(name);
            if (text == null) {
                throw new IllegalArgumentException("There is no " + name);
            }
            return text;
        }
    }

    /** A token. */
    public String token(Content content) {
        JWTClaimsSet.Builder claims =
                new JWTClaimsSet.Builder().audience(audience).expirationTime(Date.from(content.until()));
        content.texts().forEach(claims::claim);
        SignedJWT token = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims.build());
        try {
            token.sign(new MACSigner(key));
        } catch (JOSEException e) {
            throw new IllegalStateException("This Java runtime has no HMAC-SHA-256", e);
        }
        return token.serialize();
    }

    /**
     * What a token says.
     *
     * @throws Rejected with {@code LINK_INVALID} when it was not made here or was changed, with {@code LINK_EXPIRED} when its
     *     time is over
     */
    public Content read(String token, Instant now) {
        Content content = readOrRefuse(token);
        if (!content.until().isAfter(now)) {
            throw new Rejected(Rejection.LINK_EXPIRED, "The link could be used until " + content.until() + ".");
        }
        return content;
    }

    private Content readOrRefuse(String token) {
        try {
            if (token.length() > LONGEST) {
                throw changed();
            }
            SignedJWT jwt = SignedJWT.parse(token);
            JWTClaimsSet claims = Objects.requireNonNull(jwt.getJWTClaimsSet());
            if (!JWSAlgorithm.HS256.equals(jwt.getHeader().getAlgorithm())
                    || !isAsWritten(jwt, token)
                    || !jwt.verify(new MACVerifier(key))
                    || !claims.getAudience().contains(audience)) {
                throw changed();
            }
            Map<String, @Nullable String> texts = new HashMap<>();
            claims.getClaims().forEach((name, value) -> {
                if (value instanceof String text) {
                    texts.put(name, text);
                }
            });
            return new Content(texts, claims.getExpirationTime().toInstant());
        } catch (ParseException | JOSEException | IllegalArgumentException | IllegalStateException notOurs) {
            throw changed();
        }
    }

    /** Base64 has spare bits at its end, by which two texts may mean the same signature. */
    private static boolean isAsWritten(SignedJWT jwt, String token) {
        return jwt.serialize().equals(token)
                && Base64URL.encode(jwt.getSignature().decode()).equals(jwt.getSignature());
    }

    /** That a link is none of ours. */
    public static Rejected changed() {
        return new Rejected(Rejection.LINK_INVALID, "The link was cut short or changed on its way.");
    }
}
