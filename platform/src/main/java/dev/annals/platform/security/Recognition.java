package dev.annals.platform.security;

import dev.annals.api.rejection.Rejected;
import java.util.Optional;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;

/** Says who a token stands for: texts that begin like ours are looked up, all others are the issuer's. */
final class Recognition implements AuthenticationManager {

    private final AccessTokens tokens;
    private final Optional<IssuerTokens> issuer;

    Recognition(AccessTokens tokens, Optional<IssuerTokens> issuer) {
        this.tokens = tokens;
        this.issuer = issuer;
    }

    @Override
    public Authentication authenticate(Authentication presented) {
        String text = ((BearerTokenAuthenticationToken) presented).getToken();
        return TokenText.claimsToBeToken(text)
                ? new CallerAuthentication(holder(text).orElseThrow(Recognition::unknown), false)
                : new CallerAuthentication(
                        issuer.orElseThrow(Recognition::unknown).caller(text), true);
    }

    private Optional<Caller> holder(String text) {
        try {
            return tokens.caller(text);
        } catch (Rejected away) {
            throw new AuthenticationServiceException(away.detail(), away);
        }
    }

    private static InvalidBearerTokenException unknown() {
        return new InvalidBearerTokenException("The token is unknown, expired or revoked.");
    }
}
