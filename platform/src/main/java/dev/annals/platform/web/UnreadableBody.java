package dev.annals.platform.web;

import static dev.annals.api.rejection.Rejection.INVALID_FIELD;
import static dev.annals.api.rejection.Rejection.MALFORMED_JSON;
import static dev.annals.api.rejection.Rejection.MISSING_FIELD;
import static dev.annals.api.rejection.Rejection.TOO_COMPLEX;

import org.springframework.http.converter.HttpMessageNotReadableException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.MismatchedInputException;

/** Says what is wrong with a JSON body: where it breaks, or which field has the wrong kind of value. */
final class UnreadableBody {

    private UnreadableBody() {}

    static Problem problem(HttpMessageNotReadableException error) {
        return switch (error.getCause()) {
            case null -> Problem.of(MISSING_FIELD, "The body is missing.");
            case StreamConstraintsException limit ->
                Problem.of(TOO_COMPLEX, "The body breaks a limit " + place(limit.getLocation()) + ".");
            case MismatchedInputException mismatch
            when mismatch.getPath().isEmpty() ->
                Problem.of(
                        INVALID_FIELD,
                        "The body is not of the kind expected: an object where it should be one, and so on.");
            case DatabindException mismatch ->
                Problem.of(INVALID_FIELD, "The field " + path(mismatch) + " has a value that cannot be used.");
            case JacksonException broken ->
                Problem.of(MALFORMED_JSON, "It breaks off, or goes wrong, " + place(broken.getLocation()) + ".");
            default -> Problem.of(MALFORMED_JSON, "The body could not be read to its end.");
        };
    }

    private static String place(TokenStreamLocation location) {
        return "at line " + location.getLineNr() + ", column " + location.getColumnNr();
    }

    private static String path(DatabindException mismatch) {
        StringBuilder path = new StringBuilder();
        for (JacksonException.Reference step : mismatch.getPath()) {
            if (step.getPropertyName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getPropertyName());
            }
        }
        return path.toString();
    }
}
