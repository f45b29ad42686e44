package dev.annals.command.delivery;

import dev.annals.api.delivery.ChangeAudience;
import dev.annals.api.delivery.ChangeAudience.AttachAudience;
import dev.annals.api.delivery.ChangeAudience.AudienceReceipt;
import dev.annals.api.delivery.ChangeAudience.DetachAudience;
import dev.annals.api.delivery.Channel;
import dev.annals.api.rejection.Rejected;
import dev.annals.api.rejection.Rejection;
import dev.annals.api.security.Permission;
import dev.annals.command.recording.Waiting;
import dev.annals.platform.consent.PurposeBook;
import dev.annals.platform.security.Caller;
import dev.annals.platform.security.Requires;
import dev.annals.platform.segment.SegmentBook;
import dev.annals.platform.segment.SegmentKeys;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Has segments kept in step with channels. */
@RestController
@RequestMapping("/api/v1/segments/{key}/audiences/{channel}")
@Requires(Permission.BUILD_SEGMENTS)
@Tag(name = "Segments")
class AudiencesController {

    /** The channels that take people in and out rather than address them. */
    private static final List<String> CHANNELS = List.of(Channel.ADS, Channel.WEBHOOK, Channel.KAFKA);

    private static final int MOST_FIELDS = 20;
    private static final int LONGEST_FIELD = 1_000;
    private static final String FIELD = "[A-Za-z][A-Za-z0-9]{0,39}";

    private final CommandGateway commands;
    private final SegmentBook segments;
    private final PurposeBook purposes;

    AudiencesController(CommandGateway commands, SegmentBook segments, PurposeBook purposes) {
        this.commands = commands;
        this.segments = segments;
        this.purposes = purposes;
    }

    /**
     * What a channel is told of people.
     *
     * @param purpose the key of the purpose for which they are told to it
     * @param fields what is told of each of them, by name, with Liquid in it; what is usual for the channel when left out
     */
    record Told(
            @Schema(example = "marketing") @Nullable String purpose,
            @Nullable Map<String, String> fields) {}

    /**
     * What became of the call.
     *
     * @param segment the segment's key
     * @param channel the channel
     * @param changed whether it changed anything
     * @param position the position up to which the log has to be read to see it
     */
    record Kept(String segment, String channel, boolean changed, long position) {}

    /** Keeps a segment in step from now on. */
    @PutMapping
    @Operation(
            operationId = "attachAudience",
            summary = "Keeps a segment in step with a channel (ads, webhook or kafka) from now on",
            description =
                    "Whoever is in the segment, and whose data may be used for the purpose by the channel, is told"
                            + " to it; whoever leaves or takes the consent back is taken out. The same again changes nothing.")
    ResponseEntity<Kept> attach(
            @PathVariable String key,
            @PathVariable String channel,
            @RequestBody Told told,
            @AuthenticationPrincipal Caller caller) {
        String segment = segments.find(SegmentKeys.normal(key))
                .orElseThrow(() -> new Rejected(Rejection.NOT_FOUND, "There is no segment '" + key + "'."))
                .key();
        requireChannel(channel);
        if (told.purpose() == null || purposes.current().find(told.purpose()).isEmpty()) {
            throw new Rejected(
                    told.purpose() == null ? Rejection.MISSING_FIELD : Rejection.INVALID_FIELD,
                    "$.purpose is to be one of those that /api/v1/purposes lists.");
        }
        Map<String, String> fields = told.fields() == null ? AudienceMessages.usual(channel) : told.fields();
        requireUsable(fields);
        return kept(segment, channel, new AttachAudience(segment, channel, told.purpose(), fields, caller.actor()));
    }

    /** Keeps it in step no more. */
    @DeleteMapping
    @Operation(
            operationId = "detachAudience",
            summary = "Keeps a segment in step with a channel no more",
            description = "Everybody who is in the audience is taken out of it.")
    ResponseEntity<Kept> detach(
            @PathVariable String key, @PathVariable String channel, @AuthenticationPrincipal Caller caller) {
        requireChannel(channel);
        String segment = SegmentKeys.normal(key);
        return kept(segment, channel, new DetachAudience(segment, channel, caller.actor()));
    }

    private ResponseEntity<Kept> kept(String segment, String channel, ChangeAudience command) {
        AudienceReceipt receipt = Objects.requireNonNull(Waiting.forAnswer(commands.<AudienceReceipt>send(command)));
        return ResponseEntity.ok()
                .header("X-Annals-Position", Long.toString(receipt.position()))
                .body(new Kept(segment, channel, receipt.changed(), receipt.position()));
    }

    private static void requireChannel(String channel) {
        if (!CHANNELS.contains(channel)) {
            throw new Rejected(
                    Rejection.INVALID_PARAMETER,
                    "Segments are kept in step with one of " + String.join(", ", CHANNELS) + ".");
        }
    }

    private static void requireUsable(Map<String, String> fields) {
        boolean isUsable = fields.size() <= MOST_FIELDS
                && fields.entrySet().stream()
                        .allMatch(field -> field.getKey().matches(FIELD)
                                && field.getValue() != null
                                && field.getValue().length() <= LONGEST_FIELD);
        if (!isUsable) {
            throw new Rejected(
                    Rejection.INVALID_FIELD,
                    "$.fields are at most 20 texts of at most 1,000 characters, named by letters and digits.");
        }
    }
}
