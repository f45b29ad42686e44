package dev.annals.channels.delivery.onsite;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.annals.api.rejection.Rejected;
import dev.annals.api.rejection.Rejection;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;

/**
 * Reads who is signed in from a token that the site's own server signs: a JSON Web Token (RFC 7519, HS256) with {@code sub},
 * the user's id, and {@code exp}, at most a day away.
 */
final class IdentityTokens {

    private static final int LONGEST = 2_000;
    private static final Duration LIVES = Duration.ofDays(1).plusMinutes(5);

    private IdentityTokens() {}

    /**
     * The user's id.
     *
     * @throws Rejected with {@code UNAUTHENTICATED} when the token was not signed with the secret, or its time is over
     */
    static String user(String token, String secret, Instant now) {
        try {
            SignedJWT jwt = token.length() > LONGEST ? null : SignedJWT.parse(token);
            if (jwt != null
                    && JWSAlgorithm.HS256.equals(jwt.getHeader().getAlgorithm())
                    && jwt.verify(new MACVerifier(secret.getBytes(StandardCharsets.UTF_8)))) {
                JWTClaimsSet claims = jwt.getJWTClaimsSet();
                String user = claims.getSubject();
                Instant until = claims.getExpirationTime() == null
                        ? Instant.MIN
                        : claims.getExpirationTime().toInstant();
                if (user != null && until.isAfter(now) && until.isBefore(now.plus(LIVES))) {
                    return user;
                }
            }
        } catch (ParseException | JOSEException | IllegalArgumentException | IllegalStateException none) {
            throw refused();
        }
        throw refused();
    }

    private static Rejected refused() {
        return new Rejected(
                Rejection.UNAUTHENTICATED,
                "The identity token is not signed with the connector's secret, or its time is over.");
    }
}
