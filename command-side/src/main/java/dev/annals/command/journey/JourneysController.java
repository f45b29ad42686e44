package dev.annals.command.journey;

import dev.annals.api.identity.FragmentId;
import dev.annals.api.journey.ChangeJourney;
import dev.annals.api.journey.ChangeRun;
import dev.annals.api.journey.ChangedJourney;
import dev.annals.api.journey.InFlight;
import dev.annals.api.journey.Journey;
import dev.annals.api.journey.JourneyRunEvent;
import dev.annals.api.journey.StartRun;
import dev.annals.api.journey.StartedRun;
import dev.annals.api.rejection.Rejected;
import dev.annals.api.rejection.Rejection;
import dev.annals.api.security.Permission;
import dev.annals.command.recording.Waiting;
import dev.annals.platform.events.EventLog;
import dev.annals.platform.events.RecordedEvent;
import dev.annals.platform.journey.JourneyBook;
import dev.annals.platform.journey.JourneyYaml;
import dev.annals.platform.security.Requires;
import dev.annals.platform.web.Reasons;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Publishes journeys, pauses, resumes and retires them, has people enter, and ends runs. */
@RestController
@RequestMapping("/api/v1/journeys")
@Requires(Permission.PUBLISH_JOURNEYS)
@Tag(name = "Journeys")
class JourneysController {

    private static final String FILE = "journey.yaml";
    private static final int LONGEST_NAME = 200;

    private final CommandGateway commands;
    private final Around around;
    private final JourneyBook book;
    private final Entries entries;
    private final EventLog log;
    private final FragmentId stream;

    JourneysController(
            CommandGateway commands,
            Around around,
            JourneyBook book,
            Entries entries,
            EventLog log,
            FragmentId stream) {
        this.commands = commands;
        this.around = around;
        this.book = book;
        this.entries = entries;
        this.log = log;
        this.stream = stream;
    }

    /** No form, as {@code curl -d} calls what it sends: it would be taken apart before it could be read here. */
    @PostMapping(
            consumes = {
                MediaType.APPLICATION_JSON_VALUE,
                MediaType.APPLICATION_YAML_VALUE,
                "application/x-yaml",
                "text/yaml",
                MediaType.TEXT_PLAIN_VALUE,
                MediaType.APPLICATION_OCTET_STREAM_VALUE
            })
    @Operation(
            operationId = "publishJourney",
            summary = "Publishes a version of a journey",
            description = "The body is the definition in YAML or JSON. What is wrong with it is told line by line. A"
                    + " version never changes; runs that are under way stay with theirs, unless `inFlight` says"
                    + " otherwise. The answer says how many there are of each version.")
    ResponseEntity<Changed> publish(
            @RequestBody(required = false) byte @Nullable [] definition,
            @Parameter(description = "What becomes of runs that are under way: pin, migrate, drain or stop")
                    @RequestParam(required = false)
                    @Nullable
                    String inFlight,
            @Parameter(description = "Where migrated runs go on, as old:new,old:new; elsewhere by the same name")
                    @RequestParam(required = false)
                    @Nullable
                    String map,
            @Parameter(description = "The version that has to be in force") @RequestParam(required = false) @Nullable
                    Integer expected,
            @Parameter(description = "By what name the author knows the file") @RequestParam(required = false) @Nullable
                    String file,
            @Parameter(description = "Only check it") @RequestParam(defaultValue = "false") boolean dryRun) {
        String text = text(definition);
        String key = JourneyYaml.keyOf(text);
        Journey journey = JourneyYaml.read(name(file), text, around.of(key == null ? "" : key));
        InFlight chosen = inFlight == null ? journey.policies().inFlight() : inFlight(inFlight);
        if (dryRun) {
            return ResponseEntity.ok(new Changed(journey.key(), 0, false, Map.of(), 0));
        }
        ChangedJourney changed = changed(new ChangeJourney.Publish(
                stream, journey.key(), text, chosen, map == null ? Map.of() : map(map), expected));
        return answer(changed, changed.changed() ? HttpStatus.CREATED : HttpStatus.OK);
    }

    @PostMapping("/{key}/pause")
    @Operation(
            operationId = "pauseJourney",
            summary = "Pauses a journey",
            description = "Nobody enters and nothing is sent until it is resumed. Waits go on; runs whose wait is over"
                    + " stand before the next step that would do something.")
    ResponseEntity<Changed> pause(@PathVariable String key) {
        return answer(changed(new ChangeJourney.Pause(stream, key)), HttpStatus.OK);
    }

    @PostMapping("/{key}/resume")
    @Operation(
            operationId = "resumeJourney",
            summary = "Resumes a journey",
            description = "Runs that were held go on, so many an hour as its policies say.")
    ResponseEntity<Changed> resume(@PathVariable String key) {
        return answer(changed(new ChangeJourney.Resume(stream, key)), HttpStatus.OK);
    }

    @PostMapping("/{key}/retirement")
    @Operation(
            operationId = "retireJourney",
            summary = "Takes nobody in any more",
            description = "Runs that are under way are drained, which is finished, or stopped.")
    ResponseEntity<Changed> retire(
            @PathVariable String key,
            @Parameter(description = "What becomes of its runs: drain or stop") @RequestParam(defaultValue = "drain")
                    String inFlight) {
        InFlight chosen = switch (inFlight) {
            case "drain" -> InFlight.DRAIN;
            case "stop" -> InFlight.STOP;
            default -> throw new Rejected(Rejection.INVALID_PARAMETER, "The parameter 'inFlight' is drain or stop.");
        };
        return answer(changed(new ChangeJourney.Retire(stream, key, chosen)), HttpStatus.OK);
    }

    @PostMapping("/{key}/entries")
    @Operation(
            operationId = "enterJourney",
            summary = "Has somebody enter a journey",
            description = "Its rules on entering again hold; `refusal` says why nobody entered.")
    ResponseEntity<Entered> enter(@PathVariable String key, @RequestBody Wanted wanted) {
        StartRun command =
                entries.read(key, wanted.person(), wanted.properties() == null ? Map.of() : wanted.properties());
        StartedRun started = Waiting.forAnswer(commands.<StartedRun>send(command));
        return ResponseEntity.status(started.refusal() == null ? HttpStatus.CREATED : HttpStatus.OK)
                .header("X-Annals-Position", position(command.run()))
                .body(new Entered(started.run().toString(), started.version(), started.refusal()));
    }

    @PostMapping("/runs/{id}/end")
    @Operation(operationId = "endRun", summary = "Ends a run")
    ResponseEntity<Void> end(@PathVariable String id, @RequestBody Ending ending) {
        String reason = Reasons.checked(ending.reason());
        FragmentId run = run(id);
        Waiting.forAnswer(commands.<@Nullable Object>send(new ChangeRun.End(run, "ended-by-hand", reason)));
        return ResponseEntity.noContent()
                .header("X-Annals-Position", position(run))
                .build();
    }

    private FragmentId run(String id) {
        try {
            FragmentId run = FragmentId.of(id);
            List<RecordedEvent> newest = log.newest(run, Long.MAX_VALUE, 1);
            if (!newest.isEmpty() && newest.getFirst().event() instanceof JourneyRunEvent) {
                return run;
            }
        } catch (IllegalArgumentException notAnId) {
            throw unknownRun();
        }
        throw unknownRun();
    }

    private static Rejected unknownRun() {
        return new Rejected(Rejection.NOT_FOUND, "There is no run of this id.");
    }

    private ChangedJourney changed(ChangeJourney command) {
        if (!(command instanceof ChangeJourney.Publish)
                && book.find(command.journey()).isEmpty()) {
            throw new Rejected(Rejection.NOT_FOUND, "There is no journey '" + command.journey() + "'.");
        }
        ChangedJourney changed = Waiting.forAnswer(commands.<ChangedJourney>send(command));
        book.refresh();
        return changed;
    }

    private ResponseEntity<Changed> answer(ChangedJourney changed, HttpStatus status) {
        String position = position(stream);
        return ResponseEntity.status(status)
                .header("X-Annals-Position", position)
                .body(new Changed(
                        changed.journey(),
                        changed.version(),
                        changed.changed(),
                        changed.touched(),
                        Long.parseLong(position)));
    }

    private String position(FragmentId of) {
        return log.newest(of, Long.MAX_VALUE, 1).stream()
                .map(event -> Long.toString(event.position()))
                .findFirst()
                .orElse("0");
    }

    private static String name(@Nullable String file) {
        if (file == null || file.length() > LONGEST_NAME || file.chars().anyMatch(Character::isISOControl)) {
            return FILE;
        }
        return file;
    }

    private static InFlight inFlight(String text) {
        for (InFlight each : InFlight.values()) {
            if (each.name().toLowerCase(Locale.ROOT).equals(text)) {
                return each;
            }
        }
        throw new Rejected(Rejection.INVALID_PARAMETER, "The parameter 'inFlight' is pin, migrate, drain or stop.");
    }

    private static Map<String, String> map(String text) {
        Map<String, String> map = new HashMap<>();
        for (String pair : text.split(",", -1)) {
            String[] ends = pair.strip().split(":", -1);
            if (ends.length != 2 || ends[0].isBlank() || ends[1].isBlank()) {
                throw new Rejected(Rejection.INVALID_PARAMETER, "The parameter 'map' is old:new,old:new.");
            }
            map.put(ends[0].strip(), ends[1].strip());
        }
        return map;
    }

    private static String text(byte @Nullable [] body) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body == null ? new byte[0] : body))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            throw new Rejected(Rejection.INVALID_TEXT, "The body is no text in UTF-8.");
        }
    }

    /**
     * What became of it.
     *
     * @param journey its key
     * @param version the version in force; 0 when it was only checked
     * @param changed whether anything changed
     * @param touched how many runs were under way, by version
     * @param position the position up to which the log has to be read to see it
     */
    record Changed(String journey, int version, boolean changed, Map<Integer, Long> touched, long position) {}

    /**
     * Who is to enter.
     *
     * @param person {@code <namespace>:<value>} or a profile id
     * @param properties what the run is to know
     */
    record Wanted(@Nullable String person, @Nullable Map<String, @Nullable Object> properties) {

        @Override
        public String toString() {
            return "Wanted[…]";
        }
    }

    /**
     * What became of an entry.
     *
     * @param run the run
     * @param version the version it is pinned to; 0 where nobody entered
     * @param refusal why nobody entered; null where somebody did
     */
    record Entered(String run, int version, @Nullable String refusal) {}

    /**
     * The end of a run.
     *
     * @param reason why
     */
    record Ending(@Nullable String reason) {}
}
