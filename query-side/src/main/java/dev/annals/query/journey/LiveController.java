package dev.annals.query.journey;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.annals.api.security.Permission;
import dev.annals.platform.security.Requires;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** Shows the figures of a journey while they change, as server-sent events, each on the thread of its request. */
@RestController
@RequestMapping("/api/v1/journeys")
@Requires(Permission.READ_MASKED)
@Tag(name = "Journeys")
public class LiveController {

    private static final Logger LOG = LoggerFactory.getLogger(LiveController.class);
    private static final int SILENCE = 15;

    private final JourneyReadController journeys;
    private final LiveStreams streams;
    private final JsonMapper json = JsonMapper.shared();

    LiveController(JourneyReadController journeys, LiveStreams streams) {
        this.journeys = journeys;
        this.streams = streams;
    }

    @GetMapping(path = "/{key}/live", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Operation(
            operationId = "followJourney",
            summary = "The figures of a journey as they change",
            description =
                    "Server-sent events of the name `stats`, each with what `/stats` answers and with the position of"
                            + " the log as its id: one at once, and another whenever anything changed, at most once a second. The"
                            + " stream ends after ten minutes; clients connect again by themselves.",
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            description = "Events",
                            content =
                                    @Content(
                                            mediaType = MediaType.TEXT_EVENT_STREAM_VALUE,
                                            schema = @Schema(type = "string"))))
    void live(@PathVariable String key, HttpServletResponse response) {
        journeys.current(key);
        try (LiveStreams.Place place = streams.open()) {
            response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
            response.setHeader("Cache-Control", "no-store");
            OutputStream out = response.getOutputStream();
            String before = "";
            int silent = 0;
            do {
                String text = json.writeValueAsString(journeys.current(key));
                if (!text.equals(before)) {
                    write(out, "id: " + journeys.position() + "\nevent: stats\ndata: " + text + "\n\n");
                    before = text;
                    silent = 0;
                } else if (++silent % SILENCE == 0) {
                    write(out, ": still here\n\n");
                }
            } while (place.pause());
        } catch (IOException gone) {
            LOG.debug("Somebody who followed a journey is gone");
        }
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(UTF_8));
        out.flush();
    }
}
