package dev.annals.channels.delivery.push;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A service account of Google, as its JSON file describes it.
 *
 * @param project the project
 * @param email who it is
 * @param tokens where tokens are had
 * @param key with what it signs
 */
record ServiceAccount(String project, String email, String tokens, PrivateKey key) {

    private static final String SCOPE = "https://www.googleapis.com/auth/firebase.messaging";
    private static final long SECONDS = 3_600;

    /** @throws IllegalArgumentException when the file is none of a service account */
    static ServiceAccount of(String json) {
        try {
            JsonNode node = JsonMapper.shared().readTree(json);
            String pem = node.path("private_key").asString("").replaceAll("-----[A-Z ]+-----|\\s", "");
            PrivateKey key = KeyFactory.getInstance("RSA")
                    .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(pem)));
            return new ServiceAccount(
                    text(node, "project_id"), text(node, "client_email"), text(node, "token_uri"), key);
        } catch (JacksonException | GeneralSecurityException | IllegalArgumentException notOne) {
            throw new IllegalArgumentException("The service account is no JSON file of Google's with a private key");
        }
    }

    private static String text(JsonNode node, String name) {
        String text = node.path(name).asString("");
        if (text.isEmpty()) {
            throw new IllegalArgumentException("There is no " + name);
        }
        return text;
    }

    /** What a token is asked for with (RFC 7523). */
    String assertion(Instant now) {
        SignedJWT jwt = new SignedJWT(
                new JWSHeader(JWSAlgorithm.RS256),
                new JWTClaimsSet.Builder()
                        .issuer(email)
                        .audience(tokens)
                        .claim("scope", SCOPE)
                        .issueTime(Date.from(now))
                        .expirationTime(Date.from(now.plusSeconds(SECONDS)))
                        .build());
        try {
            jwt.sign(new RSASSASigner(key));
        } catch (JOSEException e) {
            throw new IllegalStateException("The service account's key cannot sign", e);
        }
        return jwt.serialize();
    }

    @Override
    public String toString() {
        return "ServiceAccount[" + project + "]";
    }
}
