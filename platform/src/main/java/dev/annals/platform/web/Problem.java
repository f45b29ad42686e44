package dev.annals.platform.web;

import dev.annals.api.rejection.Rejected;
import dev.annals.api.rejection.Rejection;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.json.JsonMapper;

/**
 * The problem document (RFC 9457) that answers every refusal, from controllers and filters alike.
 *
 * @param type {@code urn:annals:problem:<code>}
 * @param title what was refused, as a sentence
 * @param status the HTTP status
 * @param code the stable code of the catalogue, see {@link Rejection}
 * @param detail what was wrong and where; never a value that was sent
 * @param fix what the caller should do
 */
public record Problem(String type, String title, int status, String code, String detail, String fix) {

    /** The media type of problem documents. */
    public static final MediaType MEDIA_TYPE = MediaType.APPLICATION_PROBLEM_JSON;

    private static final JsonMapper JSON = JsonMapper.shared();

    /** The document for an entry of the catalogue. */
    public static Problem of(Rejection rejection, String detail) {
        return of(rejection.code(), rejection.meaning(), rejection.status(), detail, rejection.fix());
    }

    /** The document for something refused by the code. */
    public static Problem of(Rejected rejected) {
        return of(rejected.rejection(), rejected.detail());
    }

    /** The document for an error of Annals itself. The incident is what its log line can be found by. */
    public static Problem internal(String incident) {
        return of(
                "internal-error",
                "Annals made a mistake",
                500,
                "Incident " + incident + " is in the log of the process.",
                "Report it with the incident and the stack trace from the log.");
    }

    private static Problem of(String code, String title, int status, String detail, String fix) {
        return new Problem("urn:annals:problem:" + code, title, status, code, detail, fix);
    }

    /** The document as a controller's answer. */
    public ResponseEntity<Object> answer() {
        return ResponseEntity.status(status).contentType(MEDIA_TYPE).body(this);
    }

    /** The document as UTF-8 JSON. */
    public byte[] json() {
        return JSON.writeValueAsBytes(this);
    }

    /** Answers with the document from outside of a controller; does nothing where the answer has begun already. */
    public void write(HttpServletResponse response) throws IOException {
        if (response.isCommitted()) {
            return;
        }
        byte[] body = json();
        response.setStatus(status);
        response.setContentType(MEDIA_TYPE.toString());
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
