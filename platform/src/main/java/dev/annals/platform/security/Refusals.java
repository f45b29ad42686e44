package dev.annals.platform.security;

import dev.annals.api.rejection.Rejection;
import dev.annals.platform.web.Problem;
import dev.annals.platform.web.Problems;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.firewall.RequestRejectedHandler;

/** Answers callers whom the filters turn away with a problem document that says what they lack. */
final class Refusals
        implements AuthenticationEntryPoint, AuthenticationFailureHandler, AccessDeniedHandler, RequestRejectedHandler {

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException nobody)
            throws IOException {
        problem(nobody).writeTo(response);
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException refused)
            throws IOException {
        problem(refused).writeTo(response);
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
            throws IOException {
        Problems.denied(denied).writeTo(response);
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, RequestRejectedException unclean)
            throws IOException {
        Problems.unclean().writeTo(response);
    }

    /** The problem of a caller who is unknown, or whose credentials are not accepted. */
    private static Problem problem(AuthenticationException refused) {
        return switch (refused) {
            case AuthenticationServiceException away ->
                Problem.of(Rejection.STORE_UNAVAILABLE, "The token cannot be checked at the moment.");
            case InvalidBearerTokenException invalid ->
                Problem.of(Rejection.UNAUTHENTICATED, String.valueOf(invalid.getMessage()));
            default -> Problem.of(Rejection.UNAUTHENTICATED, "The request carries no credentials.");
        };
    }
}
