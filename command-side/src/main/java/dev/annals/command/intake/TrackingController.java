package dev.annals.command.intake;

import dev.annals.api.interaction.InteractionType;
import dev.annals.command.intake.Answers.Success;
import dev.annals.command.interaction.BodyReader.Shape;
import dev.annals.command.interaction.SentBody;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** The Segment HTTP tracking API: single calls, batches, and the short paths of browsers. */
@RestController
@Tag(name = "Intake")
final class TrackingController {

    private final Senders senders;
    private final Intake intake;

    TrackingController(Senders senders, Intake intake) {
        this.senders = senders;
        this.intake = intake;
    }

    @PostMapping({"/v1/identify", "/v1/identify/", "/v1/i", "/v1/i/"})
    @Operation(operationId = "identify", summary = "Says who somebody is and what is known about them")
    ResponseEntity<Success> identify(HttpServletRequest request) {
        return single(InteractionType.IDENTIFY, request);
    }

    @PostMapping({"/v1/track", "/v1/track/", "/v1/t", "/v1/t/"})
    @Operation(operationId = "track", summary = "Says what somebody did")
    ResponseEntity<Success> track(HttpServletRequest request) {
        return single(InteractionType.TRACK, request);
    }

    @PostMapping({"/v1/page", "/v1/page/", "/v1/p", "/v1/p/"})
    @Operation(operationId = "page", summary = "Says what page somebody saw")
    ResponseEntity<Success> page(HttpServletRequest request) {
        return single(InteractionType.PAGE, request);
    }

    @PostMapping({"/v1/screen", "/v1/screen/", "/v1/s", "/v1/s/"})
    @Operation(operationId = "screen", summary = "Says what screen of an app somebody saw")
    ResponseEntity<Success> screen(HttpServletRequest request) {
        return single(InteractionType.SCREEN, request);
    }

    @PostMapping({"/v1/group", "/v1/group/", "/v1/g", "/v1/g/"})
    @Operation(operationId = "group", summary = "Says what group somebody belongs to")
    ResponseEntity<Success> group(HttpServletRequest request) {
        return single(InteractionType.GROUP, request);
    }

    @PostMapping({"/v1/alias", "/v1/alias/", "/v1/a", "/v1/a/"})
    @Operation(operationId = "alias", summary = "Says that two ids are one person's")
    ResponseEntity<Success> alias(HttpServletRequest request) {
        return single(InteractionType.ALIAS, request);
    }

    @PostMapping({"/v1/batch", "/v1/batch/", "/v1/import", "/v1/import/", "/v1/b", "/v1/b/"})
    @Operation(
            operationId = "batch",
            summary = "Says many things at once; what is unacceptable is quarantined and spoils nothing else")
    ResponseEntity<Success> batch(HttpServletRequest request) {
        String headerKey = senders.headerKey(request);
        SentBody body = intake.read(RequestBody.json(request), Shape.BATCH);
        String source = senders.source(headerKey, body.writeKey());
        return Answers.success(intake.recordAll(body, intake.arrival(request, source)));
    }

    /** Takes the figures that browser libraries send about themselves, and drops them. */
    @PostMapping({"/v1/m", "/v1/m/"})
    ResponseEntity<Success> metrics() {
        return Answers.success(0);
    }

    private ResponseEntity<Success> single(InteractionType type, HttpServletRequest request) {
        String headerKey = senders.headerKey(request);
        SentBody body = intake.read(RequestBody.json(request), Shape.SINGLE);
        String source = senders.source(headerKey, body.writeKey());
        return Answers.success(
                intake.recordSingle(body, type, intake.arrival(request, source)).position());
    }
}
