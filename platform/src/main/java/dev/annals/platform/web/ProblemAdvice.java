package dev.annals.platform.web;

import static dev.annals.api.rejection.Rejection.BODY_TOO_LARGE;
import static dev.annals.api.rejection.Rejection.INVALID_PARAMETER;
import static dev.annals.api.rejection.Rejection.METHOD_NOT_ALLOWED;
import static dev.annals.api.rejection.Rejection.NOT_ACCEPTABLE;
import static dev.annals.api.rejection.Rejection.NOT_FOUND;
import static dev.annals.api.rejection.Rejection.STORE_UNAVAILABLE;
import static dev.annals.api.rejection.Rejection.UNSUPPORTED_MEDIA_TYPE;

import dev.annals.api.rejection.Rejected;
import dev.annals.api.rejection.Rejection;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.context.request.async.AsyncRequestTimeoutException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/** Answers whatever a controller throws with a problem document; what is not bad input is logged as an incident. */
@RestControllerAdvice
@Order(Ordered.LOWEST_PRECEDENCE)
public final class ProblemAdvice {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);
    private static final String RETRY_AFTER_SECONDS = "1";

    /** Lets the security filters answer, which know whether anybody is logged in. */
    @ExceptionHandler({AccessDeniedException.class, AuthenticationException.class})
    void passOn(RuntimeException refusal) {
        throw refusal;
    }

    /** The client went away; nobody is left to answer. */
    @ExceptionHandler(AsyncRequestNotUsableException.class)
    void clientLeft() {}

    @ExceptionHandler
    @Nullable
    ResponseEntity<Object> answer(Exception error, HttpServletRequest request) {
        Rejected refused = refusedWithin(error);
        if (refused != null) {
            return withHeaders(Problem.of(refused), refused.rejection(), new HttpHeaders());
        }
        return switch (error) {
            case HttpMessageNotReadableException body ->
                UnreadableBody.problem(body).answer();
            case MethodArgumentTypeMismatchException mismatch ->
                problem(INVALID_PARAMETER, "The parameter " + mismatch.getName() + " has a value of the wrong kind.");
            case TypeMismatchException mismatch ->
                problem(
                        INVALID_PARAMETER,
                        "The parameter " + mismatch.getPropertyName() + " has a value of the wrong kind.");
            case MissingServletRequestParameterException missing ->
                problem(INVALID_PARAMETER, "The parameter " + missing.getParameterName() + " is missing.");
            case MissingRequestHeaderException missing ->
                problem(INVALID_PARAMETER, "The header " + missing.getHeaderName() + " is missing.");
            case AsyncRequestTimeoutException late ->
                withHeaders(Problem.of(STORE_UNAVAILABLE, "It took too long."), STORE_UNAVAILABLE, new HttpHeaders());
            case ErrorResponse known
            when known.getStatusCode().is4xxClientError() -> {
                Rejection rejection = ofStatus(known.getStatusCode().value());
                yield withHeaders(Problem.of(rejection, about(rejection, request)), rejection, known.getHeaders());
            }
            default ->
                Problem.internal(Incident.log(LOG, "while answering " + request.getMethod(), error))
                        .answer();
        };
    }

    private static @Nullable Rejected refusedWithin(Throwable error) {
        Throwable current = error;
        for (int depth = 0; current != null && depth < 10; depth++) {
            if (current instanceof Rejected refused) {
                return refused;
            }
            current = current.getCause();
        }
        return null;
    }

    private static Rejection ofStatus(int status) {
        return switch (status) {
            case 404 -> NOT_FOUND;
            case 405 -> METHOD_NOT_ALLOWED;
            case 406 -> NOT_ACCEPTABLE;
            case 413 -> BODY_TOO_LARGE;
            case 415 -> UNSUPPORTED_MEDIA_TYPE;
            default -> INVALID_PARAMETER;
        };
    }

    private static String about(Rejection rejection, HttpServletRequest request) {
        return switch (rejection) {
            case METHOD_NOT_ALLOWED ->
                "The method " + request.getMethod() + " is not offered here; see the Allow header.";
            case UNSUPPORTED_MEDIA_TYPE -> "The Content-Type is missing or not one of those in the Accept header.";
            case NOT_ACCEPTABLE -> "Nothing in the Accept header of the request can be produced.";
            case NOT_FOUND -> "No resource has this path.";
            default -> "A parameter is missing, or has a value that cannot be used.";
        };
    }

    private static ResponseEntity<Object> problem(Rejection rejection, String detail) {
        return Problem.of(rejection, detail).answer();
    }

    private static ResponseEntity<Object> withHeaders(Problem problem, Rejection rejection, HttpHeaders headers) {
        ResponseEntity.BodyBuilder answer =
                ResponseEntity.status(problem.status()).headers(headers);
        switch (rejection) {
            case TOO_MANY_REQUESTS, STORE_UNAVAILABLE -> answer.header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
            default -> {}
        }
        return answer.contentType(Problem.MEDIA_TYPE).body(problem);
    }
}
