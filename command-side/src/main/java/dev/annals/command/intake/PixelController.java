package dev.annals.command.intake;

import dev.annals.api.interaction.InteractionType;
import dev.annals.api.rejection.Rejected;
import dev.annals.api.rejection.Rejection;
import dev.annals.command.interaction.BodyReader.Shape;
import dev.annals.command.interaction.Defaults;
import dev.annals.command.interaction.SentBody;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * The pixel of e-mails and pages without scripts. Whatever comes, a transparent picture is answered; what cannot be
 * recorded is quarantined when its write key is known, and else dropped and counted as
 * {@code annals.intake.pixels.dropped}.
 */
@RestController
@Tag(name = "Intake")
final class PixelController {

    private static final byte[] PICTURE =
            Base64.getDecoder().decode("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7");

    private final Senders senders;
    private final Intake intake;
    private final Counter dropped;

    PixelController(Senders senders, Intake intake, MeterRegistry meters) {
        this.senders = senders;
        this.intake = intake;
        this.dropped = Counter.builder("annals.intake.pixels.dropped")
                .description("Pixel requests that nothing could be recorded of")
                .register(meters);
    }

    /**
     * Records an interaction.
     *
     * @param type one of the six calls
     * @param data the call as JSON, in Base64 of either alphabet
     */
    @GetMapping({"/v1/pixel/{type}", "/v1/pixel/{type}/"})
    @Operation(
            operationId = "pixel",
            summary = "Takes a call as a picture in an e-mail or page; always answers a transparent GIF")
    ResponseEntity<byte[]> pixel(
            HttpServletRequest request,
            @PathVariable String type,
            @RequestParam(required = false) @Nullable String data) {
        try {
            record(request, type, data);
        } catch (Rejected nothingKept) {
            dropped.increment();
        }
        return ResponseEntity.ok()
                .contentType(MediaType.IMAGE_GIF)
                .cacheControl(CacheControl.noStore())
                .body(PICTURE);
    }

    private void record(HttpServletRequest request, String type, @Nullable String data) {
        InteractionType call = InteractionType.named(type)
                .orElseThrow(() -> new Rejected(Rejection.NOT_FOUND, "There is no call of this name."));
        if (data == null) {
            throw new Rejected(Rejection.MALFORMED_JSON, "The parameter 'data' is missing.");
        }
        SentBody body = intake.read(decoded(data), Shape.SINGLE);
        String source = senders.source(null, body.writeKey());
        intake.recordAll(body, Defaults.ofType(call), intake.arrival(request, source));
    }

    /** Base64 with or without padding, in the alphabet of URLs or the usual one, a plus perhaps turned into a space. */
    private static byte[] decoded(String data) {
        String text = data.strip();
        if (text.startsWith("{")) {
            return text.getBytes(StandardCharsets.UTF_8);
        }
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == '=') {
            end--;
        }
        String unpadded =
                text.substring(0, end).replace('+', '-').replace(' ', '-').replace('/', '_');
        try {
            return Base64.getUrlDecoder().decode(unpadded);
        } catch (IllegalArgumentException notBase64) {
            throw new Rejected(Rejection.MALFORMED_JSON, "The parameter 'data' is not Base64.");
        }
    }
}
