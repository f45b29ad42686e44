package dev.annals.query.journey;

import dev.annals.api.identity.FragmentId;
import dev.annals.api.journey.JourneyRunEvent;
import dev.annals.api.rejection.Rejected;
import dev.annals.api.rejection.Rejection;
import dev.annals.api.security.Permission;
import dev.annals.platform.documents.Range;
import dev.annals.platform.events.EventLog;
import dev.annals.platform.events.RecordedEvent;
import dev.annals.platform.journey.JourneyBook;
import dev.annals.platform.journey.JourneyFigures;
import dev.annals.platform.journey.JourneySchema;
import dev.annals.platform.journey.KnownJourney;
import dev.annals.platform.security.Requires;
import dev.annals.platform.web.Page;
import dev.annals.projections.ListKeys;
import dev.annals.projections.ReadModel;
import dev.annals.projections.journey.RunDocument;
import dev.annals.projections.journey.RunProjection;
import dev.annals.query.access.ListLimit;
import dev.annals.query.access.ReadGate;
import dev.annals.query.access.Reader;
import dev.annals.query.journey.JourneyViews.Entry;
import dev.annals.query.journey.JourneyViews.Run;
import dev.annals.query.journey.JourneyViews.Shown;
import dev.annals.query.journey.JourneyViews.Version;
import dev.annals.query.journey.JourneyViews.WholeRun;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Answers which journeys there are, and what became of their runs. Nothing in the answers is personal but profile ids. */
@RestController
@RequestMapping("/api/v1/journeys")
@Requires(Permission.READ_MASKED)
@Tag(name = "Journeys")
public class JourneyReadController {

    private final JourneyBook book;
    private final JourneyFigures figures;
    private final ReadModel<RunDocument> runs;
    private final EventLog log;
    private final ReadGate gate;

    public JourneyReadController(
            JourneyBook book, JourneyFigures figures, ReadModel<RunDocument> runs, EventLog log, ReadGate gate) {
        this.book = book;
        this.figures = figures;
        this.runs = runs;
        this.log = log;
        this.gate = gate;
    }

    @GetMapping
    @Operation(operationId = "listJourneys", summary = "All journeys")
    Page<Shown> journeys() {
        book.refresh();
        return new Page<>(
                book.all().stream()
                        .map(journey -> Shown.of(journey, figures.active(journey.key())))
                        .toList(),
                null);
    }

    @GetMapping(path = "/schema", produces = "application/schema+json")
    @Operation(
            operationId = "getJourneySchema",
            summary = "The JSON Schema (draft-07) of definitions, for editors",
            description = "`annals journey schema` prints it as well.")
    ResponseEntity<byte[]> schema() {
        return ResponseEntity.ok()
                .header("Content-Type", "application/schema+json")
                .body(JourneySchema.text().getBytes(StandardCharsets.UTF_8));
    }

    @GetMapping("/{key}")
    @Operation(operationId = "getJourney", summary = "A journey, and how many runs of each version are under way")
    Shown journey(@PathVariable String key) {
        return Shown.of(known(key), figures.active(key));
    }

    @GetMapping("/{key}/versions")
    @Operation(operationId = "listJourneyVersions", summary = "The versions of a journey, the newest first")
    Page<Version> versions(@PathVariable String key) {
        return new Page<>(
                known(key).editions().reversed().stream()
                        .map(edition -> Version.of(edition, false))
                        .toList(),
                null);
    }

    @GetMapping("/{key}/versions/{version}")
    @Operation(operationId = "getJourneyVersion", summary = "A version of a journey as it was written")
    Version version(@PathVariable String key, @PathVariable String version) {
        return known(key).editions().stream()
                .filter(edition -> Integer.toString(edition.version()).equals(version))
                .findFirst()
                .map(edition -> Version.of(edition, true))
                .orElseThrow(() -> new Rejected(Rejection.NOT_FOUND, "There is no version " + version + "."));
    }

    @GetMapping("/{key}/runs")
    @Operation(
            operationId = "listRuns",
            summary = "The runs of a journey, those that began last first",
            description = "Those who were refused are among them, with the reason.")
    ResponseEntity<Page<Run>> runs(
            @PathVariable String key,
            @Parameter(description = "The most items wanted, 1 to 1000") @RequestParam(defaultValue = "50") int limit,
            @Parameter(description = "The `next` of the page before") @RequestParam(required = false) @Nullable
                    Long cursor,
            HttpServletRequest request) {
        known(key);
        int most = ListLimit.of(limit);
        long below = ListLimit.below(cursor);
        long position = gate.await(Reader.of(request), runs.processor());
        String list = RunProjection.list(key);
        List<RunDocument> begun = runs.range(new Range(list, ListKeys.at(list, below), most, true)).stream()
                .map(ReadModel.Entry::document)
                .toList();
        Map<String, RunDocument> now = runs.get(
                begun.stream().map(each -> RunProjection.key(each.run())).toList());
        List<Run> items = begun.stream()
                .map(each -> Run.of(now.getOrDefault(RunProjection.key(each.run()), each)))
                .toList();
        String next = begun.size() < most ? null : Long.toString(begun.getLast().position());
        return ResponseEntity.ok()
                .header(ReadGate.POSITION, Long.toString(position))
                .body(new Page<>(items, next));
    }

    @GetMapping("/runs/{id}")
    @Operation(operationId = "getRun", summary = "A run with everything that was decided, and why")
    ResponseEntity<WholeRun> run(@PathVariable String id, HttpServletRequest request) {
        long position = gate.await(Reader.of(request), runs.processor());
        FragmentId run = idOf(id);
        RunDocument document = runs.find(RunProjection.key(run)).orElseThrow(JourneyReadController::unknownRun);
        List<Entry> history = new ArrayList<>();
        try (Stream<RecordedEvent> events = log.stream(run, 0)) {
            events.forEach(recorded -> {
                if (recorded.event() instanceof JourneyRunEvent event) {
                    history.add(Entry.of(recorded, event));
                }
            });
        }
        return ResponseEntity.ok()
                .header(ReadGate.POSITION, Long.toString(position))
                .body(new WholeRun(document.journey(), Run.of(document), history));
    }

    @GetMapping("/{key}/stats")
    @Operation(
            operationId = "getJourneyStats",
            summary = "What became of the runs of a journey, by version and step",
            description = "Counted from the log as it is now.")
    ResponseEntity<Stats> stats(@PathVariable String key) {
        return ResponseEntity.ok()
                .header(ReadGate.POSITION, Long.toString(figures.position()))
                .body(current(key));
    }

    /** Up to which position of the log figures are counted. */
    long position() {
        return figures.position();
    }

    /** The figures of a journey as they are now. */
    Stats current(String key) {
        KnownJourney journey = known(key);
        List<JourneyStats> versions = new ArrayList<>();
        figures.of(key)
                .forEach((version, tally) -> journey.edition(version)
                        .ifPresent(edition ->
                                versions.add(JourneyStats.of(edition, tally, split -> figures.trials(key, split)))));
        return new Stats(key, versions);
    }

    private KnownJourney known(String key) {
        return book.find(key)
                .or(() -> {
                    book.refresh();
                    return book.find(key);
                })
                .orElseThrow(() -> new Rejected(Rejection.NOT_FOUND, "There is no journey '" + key + "'."));
    }

    private static FragmentId idOf(String id) {
        try {
            return FragmentId.of(id);
        } catch (IllegalArgumentException notAnId) {
            throw unknownRun();
        }
    }

    private static Rejected unknownRun() {
        return new Rejected(Rejection.NOT_FOUND, "There is no run of this id.");
    }

    /**
     * Figures of a journey.
     *
     * @param journey its key
     * @param versions what became of the runs of each version
     */
    record Stats(String journey, List<JourneyStats> versions) {}
}
