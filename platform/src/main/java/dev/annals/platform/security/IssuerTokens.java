package dev.annals.platform.security;

import dev.annals.api.security.Role;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.client.SimpleClientHttpRequestFactory;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtAudienceValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.SupplierJwtDecoder;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.web.client.RestTemplate;

/** Recognises the bearers of JSON Web Tokens that the configured issuer signed for this installation. */
final class IssuerTokens {

    private static final Duration SKEW = Duration.ofSeconds(60);

    private final OidcProperties settings;
    private final JwtDecoder decoder;

    IssuerTokens(OidcProperties settings, InstantSource clock) {
        this.settings = settings;
        this.decoder = new SupplierJwtDecoder(() -> decoder(settings, clock));
    }

    /**
     * The bearer of a token.
     *
     * @throws InvalidBearerTokenException when the token is not to be trusted, or names no role
     * @throws AuthenticationServiceException when the issuer's keys cannot be had
     */
    Caller caller(String token) {
        try {
            return caller(decoder.decode(token));
        } catch (BadJwtException refused) {
            throw new InvalidBearerTokenException(
                    "The token was not signed by the issuer for this use, or has expired.");
        } catch (JwtException away) {
            throw new AuthenticationServiceException("The keys of the issuer cannot be had.");
        }
    }

    private Caller caller(Jwt jwt) {
        Role role = roles(claim(jwt.getClaims()))
                .max(Comparator.comparingInt(held -> held.permissions().size()))
                .orElseThrow(() -> new InvalidBearerTokenException(
                        "The claim " + settings.rolesClaim() + " of the token names no role of Annals."));
        String name = jwt.getClaimAsString(settings.nameClaim());
        if (name == null || name.isBlank() || name.length() > Caller.LONGEST_NAME) {
            throw new InvalidBearerTokenException("The claim " + settings.nameClaim()
                    + " of the token cannot be a name: " + "it has 1 to " + Caller.LONGEST_NAME + " characters.");
        }
        return new Caller(role, name);
    }

    private Stream<Role> roles(@Nullable Object claim) {
        Stream<?> values = claim instanceof Collection<?> many ? many.stream() : Stream.of(claim);
        return values.filter(Objects::nonNull)
                .map(Object::toString)
                .map(name -> settings.roles().getOrDefault(name, name))
                .map(Role::named)
                .flatMap(Optional::stream);
    }

    private @Nullable Object claim(Map<String, Object> claims) {
        String path = settings.rolesClaim();
        if (claims.containsKey(path)) {
            return claims.get(path);
        }
        Object current = claims;
        for (String step : path.split("\\.", -1)) {
            if (!(current instanceof Map<?, ?> nested)) {
                return List.of();
            }
            current = nested.get(step);
        }
        return current == null ? List.of() : current;
    }

    private static JwtDecoder decoder(OidcProperties settings, InstantSource clock) {
        SimpleClientHttpRequestFactory requests = new SimpleClientHttpRequestFactory();
        requests.setConnectTimeout(Duration.ofSeconds(2));
        requests.setReadTimeout(Duration.ofSeconds(5));
        RestTemplate client = new RestTemplate(requests);
        client.getInterceptors().add(new IssuerKeys(clock));
        NimbusJwtDecoder decoder = NimbusJwtDecoder.withIssuerLocation(Objects.requireNonNull(settings.issuer()))
                .restOperations(client)
                .jwsAlgorithms(accepted -> accepted.addAll(settings.algorithms()))
                .build();
        decoder.setJwtValidator(validator(settings));
        return decoder;
    }

    private static OAuth2TokenValidator<Jwt> validator(OidcProperties settings) {
        JwtTimestampValidator times = new JwtTimestampValidator(SKEW);
        times.setAllowEmptyExpiryClaim(false);
        return new DelegatingOAuth2TokenValidator<>(
                times,
                new JwtIssuerValidator(Objects.requireNonNull(settings.issuer())),
                new JwtAudienceValidator(Objects.requireNonNull(settings.audience())));
    }
}
