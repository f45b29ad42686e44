package dev.annals.platform.web;

import dev.annals.api.rejection.Rejected;
import dev.annals.api.rejection.Rejection;
import dev.annals.api.security.Permission;
import dev.annals.platform.events.StoreFailures;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.authorization.AuthorizationDeniedException;
import org.springframework.security.authorization.ExpressionAuthorizationDecision;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MissingRequestValueException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.util.DisconnectedClientHelper;

/**
 * Answers every exception of every controller with a {@link Problem} of the catalogue. A store that is away is told as
 * such; anything else that is in no catalogue becomes an {@link Rejection#INTERNAL_ERROR} whose incident id is in the log.
 */
@RestControllerAdvice
public final class Problems {

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    private final @Nullable StoreFailures stores;

    /** Where no store is asked. */
    public Problems() {
        this.stores = null;
    }

    /** @param stores knows how stores fail */
    public Problems(StoreFailures stores) {
        this.stores = stores;
    }

    @ExceptionHandler
    @Nullable
    ResponseEntity<Problem> answer(Throwable error) {
        return switch (error) {
            case Throwable gone when DisconnectedClientHelper.isClientDisconnectedException(gone) -> null;
            case Rejected rejected -> of(Problem.of(rejected));
            case AccessDeniedException denied -> of(denied(denied));
            case AuthenticationException unknown ->
                of(Problem.of(Rejection.UNAUTHENTICATED, "The credentials are not valid."));
            case HttpMessageNotReadableException unreadable -> of(UnreadableBody.problem(unreadable));
            case RequestRejectedException unclean -> of(unclean());
            case TypeMismatchException mismatch -> of(mismatched(mismatch));
            case ErrorResponse refusal -> of(refused(refusal), refusal.getHeaders());
            default -> of(unexpected(error));
        };
    }

    private Problem unexpected(Throwable error) {
        boolean isOfTheRequest = error instanceof IOException;
        if (stores != null && !isOfTheRequest && stores.isStoreAway(error)) {
            LOG.warn("A store is away: {}", stores.describe(error));
            return Problem.of(Rejection.STORE_UNAVAILABLE, "A store that this needs does not answer.");
        }
        return Problem.of(
                Rejection.INTERNAL_ERROR,
                "Something went wrong inside Annals; nothing of it is the caller's fault.",
                "urn:uuid:" + Incidents.log(error));
    }

    /** The problem of a status that was answered without an exception, as a server or a firewall does. */
    public static Problem ofStatus(int status) {
        Rejection rejection = rejection(status);
        return Problem.of(rejection, rejection.meaning() + ".");
    }

    /** The problem of a request that the firewall does not let through. */
    public static Problem unclean() {
        return Problem.of(
                Rejection.INVALID_PARAMETER,
                "The path, a parameter or a header holds a character or sequence that is not allowed.");
    }

    /** The problem of a caller who may not do this; the detail names the permission where the refusal knows it. */
    public static Problem denied(AccessDeniedException denied) {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication == null || authentication instanceof AnonymousAuthenticationToken
                ? Problem.of(Rejection.UNAUTHENTICATED, "The request carries no credentials.")
                : Problem.of(Rejection.FORBIDDEN, "The caller's role lacks " + lacking(denied) + ".");
    }

    private static String lacking(AccessDeniedException denied) {
        if (denied instanceof AuthorizationDeniedException precise
                && precise.getAuthorizationResult() instanceof ExpressionAuthorizationDecision decision) {
            String rule = decision.getExpression().getExpressionString();
            for (Permission permission : Permission.values()) {
                if (rule.contains("'" + permission.name() + "'")) {
                    return "the permission " + permission;
                }
            }
        }
        return "the permission that this needs";
    }

    private static Problem mismatched(TypeMismatchException mismatch) {
        String name = mismatch instanceof MethodArgumentTypeMismatchException argument
                ? argument.getName()
                : mismatch.getPropertyName();
        Class<?> wanted = mismatch.getRequiredType();
        return Problem.of(
                Rejection.INVALID_PARAMETER,
                "The parameter '" + name + "' is no " + (wanted == null ? "value of its type" : words(wanted)) + ".");
    }

    /** A type as people call it, with an example where its form is not plain. */
    private static String words(Class<?> type) {
        return switch (type.getSimpleName()) {
            case "Instant" -> "instant such as 2026-11-22T10:00:00Z";
            case "LocalDate" -> "day such as 2026-11-22";
            case "Duration" -> "time span such as P30D or PT12H";
            case "int", "Integer", "long", "Long" -> "whole number";
            case "boolean", "Boolean" -> "true or false";
            case "UUID" -> "UUID";
            default -> "value that is known here";
        };
    }

    private static Problem refused(ErrorResponse refusal) {
        Rejection rejection = rejection(refusal.getStatusCode().value());
        String detail = switch (refusal) {
            case MissingServletRequestParameterException missing ->
                "The parameter '" + missing.getParameterName() + "' is missing.";
            case MissingRequestValueException missing -> "A required header, cookie or parameter is missing.";
            case HttpRequestMethodNotSupportedException method ->
                "The resource does not take " + method.getMethod() + ".";
            case HttpMediaTypeNotSupportedException type ->
                "The content type is none of those that the resource reads.";
            case HttpMediaTypeNotAcceptableException type
            when !type.getSupportedMediaTypes().isEmpty() ->
                "It is answered as " + MediaType.toString(type.getSupportedMediaTypes()) + ".";
            default -> rejection.meaning() + ".";
        };
        return Problem.of(rejection, detail);
    }

    private static Rejection rejection(int status) {
        return switch (status) {
            case 401 -> Rejection.UNAUTHENTICATED;
            case 403 -> Rejection.FORBIDDEN;
            case 404 -> Rejection.NOT_FOUND;
            case 405 -> Rejection.METHOD_NOT_ALLOWED;
            case 406 -> Rejection.NOT_ACCEPTABLE;
            case 409 -> Rejection.CONFLICT;
            case 410 -> Rejection.GONE;
            case 413 -> Rejection.BODY_TOO_LARGE;
            case 415 -> Rejection.UNSUPPORTED_MEDIA_TYPE;
            case 429 -> Rejection.TOO_MANY_REQUESTS;
            case 503 -> Rejection.STORE_UNAVAILABLE;
            default -> status < 500 ? Rejection.INVALID_PARAMETER : Rejection.INTERNAL_ERROR;
        };
    }

    private static ResponseEntity<Problem> of(Problem problem) {
        return of(problem, HttpHeaders.EMPTY);
    }

    private static ResponseEntity<Problem> of(Problem problem, HttpHeaders more) {
        HttpHeaders headers = problem.headers();
        more.forEach((name, values) -> {
            if (!HttpHeaders.CONTENT_TYPE.equalsIgnoreCase(name)) {
                headers.put(name, values);
            }
        });
        return new ResponseEntity<>(problem, headers, problem.status());
    }
}
