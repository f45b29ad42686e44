package dev.annals.query.segment;

import dev.annals.api.rejection.Rejected;
import dev.annals.api.rejection.Rejection;
import dev.annals.api.security.Permission;
import dev.annals.platform.security.Requires;
import dev.annals.platform.segment.PublishedDefinition;
import dev.annals.platform.segment.SegmentBook;
import dev.annals.platform.segment.SegmentConsumers;
import dev.annals.platform.segment.SegmentConsumers.Consumer;
import dev.annals.platform.segment.SegmentKeys;
import dev.annals.platform.web.Page;
import dev.annals.query.access.ListLimit;
import dev.annals.query.access.ReadGate;
import dev.annals.query.access.Reader;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Answers which segments there are, how they were defined, how they grew, and what uses them. */
@RestController
@RequestMapping("/api/v1/segments")
@Requires(Permission.READ_MASKED)
@Tag(name = "Segments")
public class SegmentReadController {

    private static final int MOST_OVERLAPPING = 50;
    private static final String SCHEMA = "/dev/annals/platform/condition/segment.schema.json";

    private final SegmentReads segments;
    private final SegmentBook book;
    private final SegmentDays days;
    private final List<SegmentConsumers> consumers;
    private final Clock clock;

    SegmentReadController(
            SegmentReads segments, SegmentBook book, SegmentDays days, List<SegmentConsumers> consumers, Clock clock) {
        this.segments = segments;
        this.book = book;
        this.days = days;
        this.consumers = consumers;
        this.clock = clock;
    }

    @GetMapping
    @Operation(operationId = "listSegments", summary = "The segments that are kept, in the order of their keys")
    ResponseEntity<Page<SegmentView>> list(
            @Parameter(description = "The most segments wanted, 1 to 1000") @RequestParam(defaultValue = "100")
                    int limit,
            @Parameter(description = "The `next` of the page before") @RequestParam(required = false) @Nullable
                    String cursor,
            @Parameter(description = "The position that has to be visible") @RequestParam(required = false) @Nullable
                    Long atLeast,
            HttpServletRequest request) {
        int most = ListLimit.of(limit);
        long position = segments.await(Reader.of(request));
        List<PublishedDefinition> behind = book.kept().stream()
                .filter(each -> cursor == null || each.key().compareTo(cursor) > 0)
                .limit(most + 1L)
                .toList();
        List<SegmentView> page = behind.stream()
                .limit(most)
                .map(each -> segments.view(each, false))
                .toList();
        return answer(position)
                .body(new Page<>(page, behind.size() > most ? page.getLast().segment() : null));
    }

    @GetMapping("/{key}")
    @Operation(operationId = "getSegment", summary = "A segment, with its definition and how many are in it")
    ResponseEntity<SegmentView> segment(
            @PathVariable String key,
            @Parameter(description = "The position that has to be visible") @RequestParam(required = false) @Nullable
                    Long atLeast,
            HttpServletRequest request) {
        long position = segments.await(Reader.of(request));
        SegmentView view = segments.view(segments.kept(key), true);
        return answer(position)
                .header(HttpHeaders.ETAG, "\"" + view.version() + "\"")
                .body(view);
    }

    @GetMapping("/{key}/versions")
    @Operation(operationId = "listSegmentVersions", summary = "All versions of a segment's definition, newest first")
    Page<SegmentView.Version> versions(@PathVariable String key) {
        List<SegmentView.Version> versions =
                book.versions(key).stream().map(SegmentView.Version::of).toList();
        if (versions.isEmpty()) {
            throw new Rejected(Rejection.NOT_FOUND, "There never was a segment '" + key + "'.");
        }
        return new Page<>(versions, null);
    }

    /**
     * How a segment grew.
     *
     * @param segment the segment's key
     * @param days each day, in UTC
     */
    record History(String segment, List<SegmentDays.Day> days) {}

    @GetMapping("/{key}/history")
    @Operation(
            operationId = "getSegmentHistory",
            summary = "How a segment grew: its size, and who entered and left on each day, by cause",
            description = "Days are in UTC. `members?asOf=` answers who was in it at an instant.")
    ResponseEntity<History> history(
            @PathVariable String key,
            @Parameter(description = "The first day; 29 days before the last unless said")
                    @RequestParam(required = false)
                    @Nullable
                    LocalDate from,
            @Parameter(description = "The last day; today unless said") @RequestParam(required = false) @Nullable
                    LocalDate to,
            @Parameter(description = "The position that has to be visible") @RequestParam(required = false) @Nullable
                    Long atLeast,
            HttpServletRequest request) {
        long position = segments.await(Reader.of(request));
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        LocalDate last = to == null ? today : to;
        LocalDate first = from == null ? last.minusDays(29) : from;
        if (first.isAfter(last) || first.plusDays(SegmentDays.MOST).isBefore(last.isAfter(today) ? last : today)) {
            throw new Rejected(
                    Rejection.INVALID_PARAMETER,
                    "'from' has to be a day before 'to', and no more than " + SegmentDays.MOST + " days ago.");
        }
        String known = segments.kept(key).key();
        return answer(position).body(new History(known, days.between(known, first, last, today)));
    }

    @GetMapping("/{key}/consumers")
    @Operation(operationId = "listSegmentConsumers", summary = "What uses a segment")
    Page<Consumer> consumers(@PathVariable String key) {
        String known = SegmentKeys.normal(segments.kept(key).key());
        return new Page<>(
                consumers.stream().flatMap(each -> each.of(known).stream()).toList(), null);
    }

    /**
     * How many are in both of two segments.
     *
     * @param segments the keys
     * @param counts a row for each of them, in their order; on the diagonal the sizes
     */
    record Overlap(List<String> segments, List<List<Long>> counts) {}

    @GetMapping("/overlap")
    @Operation(operationId = "getSegmentOverlap", summary = "How many are in both of two segments, for each pair")
    ResponseEntity<Overlap> overlap(
            @Parameter(description = "The keys, with commas; all, up to 50, unless said")
                    @RequestParam(name = "segments", required = false)
                    @Nullable
                    List<String> wanted,
            @Parameter(description = "The position that has to be visible") @RequestParam(required = false) @Nullable
                    Long atLeast,
            HttpServletRequest request) {
        long position = segments.await(Reader.of(request));
        List<String> keys = wanted == null
                ? book.kept().stream()
                        .map(PublishedDefinition::key)
                        .limit(MOST_OVERLAPPING)
                        .toList()
                : wanted.stream().map(key -> segments.kept(key).key()).toList();
        if (keys.size() > MOST_OVERLAPPING) {
            throw new Rejected(
                    Rejection.INVALID_PARAMETER, "At most " + MOST_OVERLAPPING + " segments can be compared at once.");
        }
        return answer(position).body(new Overlap(keys, segments.engine().overlap(keys)));
    }

    @GetMapping(path = "/schema", produces = "application/schema+json")
    @Operation(operationId = "getSegmentSchema", summary = "The JSON Schema (draft-07) of definitions, for editors")
    String schema() {
        try (InputStream schema = Objects.requireNonNull(SegmentBook.class.getResourceAsStream(SCHEMA))) {
            return new String(schema.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ResponseEntity.BodyBuilder answer(long position) {
        return ResponseEntity.ok().header(ReadGate.POSITION, Long.toString(position));
    }
}
