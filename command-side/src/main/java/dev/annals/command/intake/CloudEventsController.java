package dev.annals.command.intake;

import dev.annals.api.rejection.Rejected;
import dev.annals.api.rejection.Rejection;
import dev.annals.api.security.Permission;
import dev.annals.command.intake.Answers.ItemAnswers;
import dev.annals.command.interaction.BodyReader.Shape;
import dev.annals.command.interaction.SentBody;
import dev.annals.platform.security.Caller;
import dev.annals.platform.security.Requires;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/**
 * Takes CloudEvents 1.0 over HTTP in the three content modes of its HTTP binding: structured
 * ({@code application/cloudevents+json}), batched ({@code application/cloudevents-batch+json}) and binary ({@code ce-}
 * headers).
 */
@RestController
@Tag(name = "Intake")
@Requires(Permission.SEND)
class CloudEventsController {

    private static final String STRUCTURED = "application/cloudevents+json";
    private static final String BATCHED = "application/cloudevents-batch+json";
    private static final String ATTRIBUTE = "ce-";

    private final Intake intake;
    private final JsonMapper json = JsonMapper.shared();

    CloudEventsController(Intake intake) {
        this.intake = intake;
    }

    @PostMapping("/api/v1/cloudevents")
    @Operation(operationId = "recordCloudEvents", summary = "Records CloudEvents and answers what became of each")
    ResponseEntity<ItemAnswers> cloudEvents(HttpServletRequest request, @AuthenticationPrincipal Caller caller) {
        SentBody body = switch (RequestBody.mediaType(request)) {
            case STRUCTURED -> intake.read(RequestBody.bytes(request), Shape.SINGLE);
            case BATCHED -> batch(RequestBody.bytes(request));
            default -> intake.read(binary(request), Shape.SINGLE);
        };
        return Answers.items(intake.recordEvents(body, intake.arrival(request, caller.name())));
    }

    private SentBody batch(byte[] text) {
        SentBody body = intake.read(text, Shape.ANY);
        if (!body.isBatch() || !body.envelope().isEmpty()) {
            throw new Rejected(Rejection.INVALID_FIELD, "$ is an object; a list is expected.");
        }
        return body;
    }

    /** The structured form of an event whose attributes are headers. */
    private byte[] binary(HttpServletRequest request) {
        Map<String, String> attributes = attributes(request);
        if (!attributes.containsKey("specversion")) {
            throw new Rejected(
                    Rejection.UNSUPPORTED_MEDIA_TYPE,
                    "The content type is neither " + STRUCTURED + " nor " + BATCHED + ", and there is no header"
                            + " ce-specversion.");
        }
        String type = RequestBody.mediaType(request);
        byte[] data = RequestBody.bytes(request);
        if (!type.isEmpty()) {
            attributes.put("datacontenttype", type);
        }
        if (data.length == 0) {
            return json.writeValueAsBytes(attributes);
        }
        if (type.isEmpty() || RequestBody.isJson(type)) {
            intake.requireJson(data);
            return withData(attributes, data);
        }
        if (type.startsWith("text/")) {
            return withData(attributes, json.writeValueAsBytes(new String(data, StandardCharsets.UTF_8)));
        }
        throw new Rejected(Rejection.UNSUPPORTED_MEDIA_TYPE, "The event's data is neither JSON nor text.");
    }

    private byte[] withData(Map<String, String> attributes, byte[] data) {
        byte[] head = json.writeValueAsBytes(attributes);
        ByteArrayOutputStream event = new ByteArrayOutputStream(head.length + data.length + 10);
        event.write(head, 0, head.length - 1);
        event.writeBytes(",\"data\":".getBytes(StandardCharsets.UTF_8));
        event.writeBytes(data);
        event.write('}');
        return event.toByteArray();
    }

    private static Map<String, String> attributes(HttpServletRequest request) {
        Map<String, String> attributes = new LinkedHashMap<>();
        for (String header : Collections.list(request.getHeaderNames())) {
            String name = header.toLowerCase(Locale.ROOT);
            if (name.startsWith(ATTRIBUTE) && !name.equals(ATTRIBUTE + "data")) {
                attributes.put(name.substring(ATTRIBUTE.length()), decoded(request.getHeader(header)));
            }
        }
        return attributes;
    }

    /** Header values are percent-encoded where they are not printable ASCII (HTTP binding 1.0, 3.1.3.2). */
    private static String decoded(String value) {
        try {
            return URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return value;
        }
    }
}
