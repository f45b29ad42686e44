package dev.annals.platform.security;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import org.springframework.security.web.authentication.AuthenticationConverter;

/**
 * Takes the token out of a request: {@code Authorization: Bearer <token>}, or {@code Basic} with the token as user name
 * and no password, as clients of the Segment API send it.
 */
final class Credentials implements AuthenticationConverter {

    private static final String BEARER = "bearer ";
    private static final String BASIC = "basic ";

    @Override
    public @Nullable Authentication convert(HttpServletRequest request) {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (header == null) {
            return null;
        }
        String scheme = header.toLowerCase(Locale.ROOT);
        if (scheme.startsWith(BEARER)) {
            return token(header.substring(BEARER.length()).strip());
        }
        if (scheme.startsWith(BASIC)) {
            return token(userName(header.substring(BASIC.length()).strip()));
        }
        throw new InvalidBearerTokenException("The Authorization header has neither the scheme Bearer nor Basic.");
    }

    private static Authentication token(String text) {
        if (text.isEmpty()) {
            throw new InvalidBearerTokenException("The Authorization header holds no token.");
        }
        return new BearerTokenAuthenticationToken(text);
    }

    private static String userName(String encoded) {
        try {
            String pair = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
            int colon = pair.indexOf(':');
            return colon < 0 ? pair : pair.substring(0, colon);
        } catch (IllegalArgumentException e) {
            throw new InvalidBearerTokenException("The Authorization header is not Base64 behind Basic.");
        }
    }
}
