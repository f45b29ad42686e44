package dev.annals.platform.web;

import dev.annals.api.rejection.Rejection;
import java.util.stream.Collectors;
import org.springframework.http.converter.HttpMessageNotReadableException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.MismatchedInputException;

/** Says why a body that a controller declared could not be read, naming places but no values. */
final class UnreadableBody {

    private UnreadableBody() {}

    static Problem problem(HttpMessageNotReadableException unreadable) {
        return switch (unreadable.getCause()) {
            case StreamConstraintsException beyond ->
                Problem.of(Rejection.TOO_COMPLEX, "The body exceeds a limit at " + place(beyond) + ".");
            case StreamReadException malformed ->
                Problem.of(Rejection.MALFORMED_JSON, "The body is no well-formed JSON at " + place(malformed) + ".");
            case MismatchedInputException mismatch
            when mismatch.getPath().isEmpty() ->
                Problem.of(Rejection.INVALID_FIELD, "The body is not of the expected kind.");
            case MismatchedInputException mismatch ->
                Problem.of(Rejection.INVALID_FIELD, "The field " + path(mismatch) + " has a value of the wrong kind.");
            case null, default -> Problem.of(Rejection.MALFORMED_JSON, "The body is missing, or cannot be read.");
        };
    }

    private static String place(JacksonException error) {
        return "line " + error.getLocation().getLineNr() + ", column "
                + error.getLocation().getColumnNr();
    }

    private static String path(MismatchedInputException mismatch) {
        return mismatch.getPath().stream()
                .map(step ->
                        step.getPropertyName() == null ? "[" + step.getIndex() + "]" : "." + step.getPropertyName())
                .collect(Collectors.joining("", "$", ""));
    }
}
