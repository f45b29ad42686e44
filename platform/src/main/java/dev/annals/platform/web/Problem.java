package dev.annals.platform.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.annals.api.rejection.Rejected;
import dev.annals.api.rejection.Rejection;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import tools.jackson.databind.json.JsonMapper;

/**
 * What every refusal looks like on the wire: a problem document (RFC 9457) of the rejection catalogue.
 *
 * @param type {@code urn:problem-type:annals:<code>}
 * @param title what was refused, always the same for a code
 * @param status the HTTP status
 * @param code the stable code, see {@link Rejection}
 * @param detail what was wrong this time and where; no value that was sent
 * @param fix what the caller should do
 * @param instance {@code urn:uuid:<incident>} of an internal error, the same as in the log; null otherwise
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Problem(
        String type,
        String title,
        int status,
        String code,
        String detail,
        String fix,
        @Nullable String instance) {

    private static final JsonMapper JSON = JsonMapper.shared();

    /** The problem of a catalogue entry. */
    public static Problem of(Rejection rejection, String detail) {
        return of(rejection, detail, null);
    }

    /** The problem of a refusal. */
    public static Problem of(Rejected rejected) {
        return of(rejected.rejection(), rejected.detail());
    }

    static Problem of(Rejection rejection, String detail, @Nullable String instance) {
        return new Problem(
                "urn:problem-type:annals:" + rejection.code(),
                rejection.meaning(),
                rejection.status(),
                rejection.code(),
                detail,
                rejection.fix(),
                instance);
    }

    /** The headers that belong to it: content type, and where the status asks for it how to come back. */
    public HttpHeaders headers() {
        HttpHeaders headers = new HttpHeaders();
        headers.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        headers.setCacheControl("no-store");
        switch (status) {
            case 401 -> headers.set(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
            case 429 -> headers.set(HttpHeaders.RETRY_AFTER, "1");
            case 503 -> headers.set(HttpHeaders.RETRY_AFTER, "3");
            default -> {}
        }
        return headers;
    }

    /** Answers with it where no controller is in charge, as in filters and entry points. */
    public void writeTo(HttpServletResponse response) throws IOException {
        byte[] body = JSON.writeValueAsString(this).getBytes(StandardCharsets.UTF_8);
        response.setStatus(status);
        headers().forEach((name, values) -> values.forEach(value -> response.setHeader(name, value)));
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
