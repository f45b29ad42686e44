package dev.annals.query.privacy;

import dev.annals.api.identity.FragmentId;
import dev.annals.api.privacy.ErasureEvent.ErasureOrdered;
import dev.annals.api.privacy.ErasureEvent.ErasureStepDone;
import dev.annals.api.privacy.ErasureStep;
import dev.annals.api.privacy.HoldEvent.RecordKept;
import dev.annals.api.rejection.Rejected;
import dev.annals.api.rejection.Rejection;
import dev.annals.api.security.Permission;
import dev.annals.platform.events.EventLog;
import dev.annals.platform.events.RecordedEvent;
import dev.annals.platform.privacy.LegalHolds;
import dev.annals.platform.security.Requires;
import dev.annals.platform.web.Page;
import dev.annals.query.access.ListLimit;
import dev.annals.query.access.ReadGate;
import dev.annals.query.access.Reader;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Answers which legal holds there are, and, to those who handle requests and to nobody else, what they keep of a person. */
@RestController
@Requires(Permission.HANDLE_REQUESTS)
@Tag(name = "Requests of people")
public class HoldsController {

    private final LegalHolds holds;
    private final EventLog log;
    private final ReadGate gate;
    private final Clock clock;

    public HoldsController(LegalHolds holds, EventLog log, ReadGate gate, Clock clock) {
        this.holds = holds;
        this.log = log;
        this.gate = gate;
        this.clock = clock;
    }

    @GetMapping("/api/v1/subject-requests/holds")
    @Operation(operationId = "listHolds", summary = "Legal holds, newest first")
    Page<HoldView> list(
            @Parameter(description = "The most items wanted, 1 to 1000") @RequestParam(defaultValue = "50") int limit,
            @Parameter(description = "The `next` of the page before") @RequestParam(required = false) @Nullable
                    Long cursor) {
        int most = ListLimit.of(limit);
        long below = ListLimit.below(cursor);
        List<HoldView> all = holds.all().stream()
                .map(hold -> HoldView.of(hold, clock.instant()))
                .toList();
        int to = (int) Math.min(all.size(), below);
        int from = Math.max(0, to - most);
        return new Page<>(all.subList(from, to).reversed(), from == 0 ? null : Integer.toString(from));
    }

    @GetMapping("/api/v1/subject-requests/holds/{id}")
    @Operation(operationId = "getHold", summary = "A legal hold")
    HoldView hold(@PathVariable String id) {
        return holds.find(idOf(id))
                .map(hold -> HoldView.of(hold, clock.instant()))
                .orElseThrow(HoldsController::unknown);
    }

    @GetMapping("/api/v1/erasures/{id}/held")
    @Operation(
            operationId = "listHeldRecords",
            summary = "What legal holds keep of an erased person",
            description = "The read is recorded. Nothing else in the product reads these records.")
    Page<HeldRecord> held(
            @PathVariable String id,
            @Parameter(description = "The most items wanted, 1 to 1000") @RequestParam(defaultValue = "50") int limit,
            @Parameter(description = "The `next` of the page before") @RequestParam(required = false) @Nullable
                    Long cursor,
            HttpServletRequest request) {
        int most = ListLimit.of(limit);
        long skip = cursor == null ? 0 : Math.min(ListLimit.below(cursor), Integer.MAX_VALUE);
        List<RecordedEvent> erasure;
        try (Stream<RecordedEvent> stream = log.stream(idOf(id), 0)) {
            erasure = stream.toList();
        }
        if (erasure.isEmpty() || !(erasure.getFirst().event() instanceof ErasureOrdered ordered)) {
            throw new Rejected(Rejection.NOT_FOUND, "There is no erasure of this id.");
        }
        List<HeldRecord> found = new ArrayList<>();
        for (FragmentId box : boxes(erasure)) {
            try (Stream<RecordedEvent> stream = log.stream(box, 0)) {
                stream.flatMap(recorded -> HeldRecord.of(recorded).stream())
                        .limit(skip + most + 1 - found.size())
                        .forEach(found::add);
            }
        }
        List<HeldRecord> page =
                found.subList((int) Math.min(skip, found.size()), (int) Math.min(skip + most, found.size()));
        if (!page.isEmpty()) {
            gate.record(Reader.of(request), List.of(ordered.profile()), "records kept for legal holds");
        }
        return new Page<>(page, found.size() > skip + most ? Long.toString(skip + most) : null);
    }

    private static List<FragmentId> boxes(List<RecordedEvent> erasure) {
        return erasure.stream()
                .map(RecordedEvent::event)
                .filter(event -> event instanceof ErasureStepDone done && done.step() == ErasureStep.HELD_ASIDE)
                .flatMap(event -> ((ErasureStepDone) event).items().stream())
                .toList();
    }

    private static FragmentId idOf(String id) {
        try {
            return FragmentId.of(id);
        } catch (IllegalArgumentException notAnId) {
            throw unknown();
        }
    }

    private static Rejected unknown() {
        return new Rejected(Rejection.NOT_FOUND, "There is no legal hold or erasure of this id.");
    }

    /**
     * A record that is kept.
     *
     * @param hold the hold
     * @param category the category of data
     * @param kind the kind of event it was taken from
     * @param position where that event is in the log
     * @param at when that event was recorded
     * @param record what it said
     */
    record HeldRecord(FragmentId hold, String category, String kind, long position, Instant at, JsonNode record) {

        private static List<HeldRecord> of(RecordedEvent recorded) {
            return recorded.event() instanceof RecordKept it && it.record() != null
                    ? List.of(new HeldRecord(
                            it.hold(),
                            it.category(),
                            it.kind(),
                            it.position(),
                            it.at(),
                            JsonMapper.shared().readTree(it.record())))
                    : List.of();
        }
    }
}
