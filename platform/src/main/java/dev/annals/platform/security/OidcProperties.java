package dev.annals.platform.security;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;

/**
 * How people come in by an identity provider (OpenID Connect) beside Annals' own tokens.
 *
 * @param issuer URL of the identity provider, exactly as in the {@code iss} claim; none means that only tokens are
 *     accepted. Its keys are found through {@code <issuer>/.well-known/openid-configuration}.
 * @param audience what the {@code aud} claim has to contain; required with an issuer
 * @param rolesClaim the claim that holds the roles, a text or a list of texts; a dot leads into a nested claim, as in
 *     {@code realm_access.roles}
 * @param roles what the provider calls the roles, for example {@code cdp-officers: compliance}; roles of Annals need no
 *     entry
 * @param nameClaim the claim that names the holder in audit events; avoid claims that hold an e-mail address
 * @param algorithms the accepted signature algorithms; only asymmetric ones can be chosen
 */
@ConfigurationProperties("annals.oidc")
public record OidcProperties(
        @Nullable String issuer,
        @Nullable String audience,
        @DefaultValue("roles") String rolesClaim,
        @DefaultValue Map<String, String> roles,
        @DefaultValue("sub") String nameClaim,
        @DefaultValue({"RS256", "ES256", "PS256"}) List<SignatureAlgorithm> algorithms) {

    public OidcProperties {
        roles = Map.copyOf(roles);
        algorithms = List.copyOf(algorithms);
        if (issuer != null && (audience == null || audience.isBlank())) {
            throw new IllegalArgumentException(
                    "annals.oidc.audience is missing: without it a token made for another application would be accepted");
        }
        if (issuer != null && algorithms.isEmpty()) {
            throw new IllegalArgumentException("annals.oidc.algorithms is empty: no signature could be accepted");
        }
    }
}
