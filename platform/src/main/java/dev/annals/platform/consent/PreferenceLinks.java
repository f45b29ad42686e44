package dev.annals.platform.consent;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.annals.api.identity.FragmentId;
import dev.annals.api.rejection.Rejected;
import dev.annals.api.rejection.Rejection;
import java.text.ParseException;
import java.time.Instant;
import java.util.Date;
import java.util.Objects;

/**
 * Makes and reads the tokens in links to preferences: JSON Web Tokens (RFC 7519) under HMAC-SHA-256, so that nobody can
 * make one, change one, or use one beyond its time. They name the person by a fragment's id, which tells nothing outside
 * of the installation.
 */
public final class PreferenceLinks {

    /** Where preferences are found, in front of the token. */
    public static final String PATH = "/preferences/";

    private static final String AUDIENCE = "annals.preferences";
    private static final String CONTROLLER = "ctl";
    private static final String PURPOSE = "pur";
    private static final String CHANNEL = "chn";
    private static final int LONGEST = 2_000;

    private final byte[] key;

    /** @param key 32 bytes that only this installation has */
    public PreferenceLinks(byte[] key) {
        this.key = key.clone();
    }

    /** The token of a link. */
    public String token(PreferenceLink link) {
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .audience(AUDIENCE)
                .subject(link.fragment().toString())
                .expirationTime(Date.from(link.until()))
                .claim(CONTROLLER, link.controller())
                .claim(PURPOSE, link.purpose())
                .claim(CHANNEL, link.channel())
                .build();
        SignedJWT token = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims);
        try {
            token.sign(new MACSigner(key));
        } catch (JOSEException e) {
            throw new IllegalStateException("This Java runtime has no HMAC-SHA-256", e);
        }
        return token.serialize();
    }

    /**
     * The link of a token.
     *
     * @throws Rejected with {@code LINK_INVALID} when it was not made here or was changed, with {@code LINK_EXPIRED} when its
     *     time is over
     */
    public PreferenceLink read(String token, Instant now) {
        PreferenceLink link = readOrRefuse(token);
        if (!link.until().isAfter(now)) {
            throw new Rejected(Rejection.LINK_EXPIRED, "The link could be used until " + link.until() + ".");
        }
        return link;
    }

    private PreferenceLink readOrRefuse(String token) {
        try {
            if (token.length() > LONGEST) {
                throw changed();
            }
            SignedJWT jwt = SignedJWT.parse(token);
            JWTClaimsSet claims = Objects.requireNonNull(jwt.getJWTClaimsSet());
            if (!JWSAlgorithm.HS256.equals(jwt.getHeader().getAlgorithm())
                    || !jwt.serialize().equals(token)
                    || !Base64URL.encode(jwt.getSignature().decode()).equals(jwt.getSignature())
                    || !jwt.verify(new MACVerifier(key))
                    || !claims.getAudience().contains(AUDIENCE)) {
                throw changed();
            }
            return new PreferenceLink(
                    FragmentId.of(claims.getSubject()),
                    claims.getStringClaim(CONTROLLER),
                    claims.getStringClaim(PURPOSE),
                    claims.getStringClaim(CHANNEL),
                    claims.getExpirationTime().toInstant());
        } catch (ParseException | JOSEException | IllegalArgumentException | IllegalStateException notOurs) {
            throw changed();
        }
    }

    private static Rejected changed() {
        return new Rejected(Rejection.LINK_INVALID, "The link was cut short or changed on its way.");
    }
}
