package dev.annals.query.request;

import dev.annals.api.identity.FragmentId;
import dev.annals.api.rejection.Rejected;
import dev.annals.api.rejection.Rejection;
import dev.annals.api.request.Due;
import dev.annals.api.request.RequestType;
import dev.annals.api.security.Permission;
import dev.annals.platform.events.EventLog;
import dev.annals.platform.privacy.RequestPackages;
import dev.annals.platform.request.LawBook;
import dev.annals.platform.security.Requires;
import dev.annals.platform.web.Page;
import dev.annals.platform.web.PublicAddress;
import dev.annals.projections.ReadModel;
import dev.annals.projections.request.RequestDocument;
import dev.annals.projections.request.RequestProjection;
import dev.annals.query.access.ListLimit;
import dev.annals.query.access.ReadGate;
import dev.annals.query.access.Reader;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Answers which requests of people there are, how far each is, and by when a law wants one answered. */
@RestController
@RequestMapping("/api/v1/subject-requests")
@Requires(Permission.HANDLE_REQUESTS)
@Tag(name = "Requests of people")
public class RequestsReadController {

    private final ReadModel<RequestDocument> requests;
    private final EventLog log;
    private final LawBook laws;
    private final ReadGate gate;
    private final RequestPackages packages;
    private final PublicAddress address;
    private final Clock clock;

    public RequestsReadController(
            ReadModel<RequestDocument> requests,
            EventLog log,
            LawBook laws,
            ReadGate gate,
            RequestPackages packages,
            PublicAddress address,
            Clock clock) {
        this.packages = packages;
        this.address = address;
        this.requests = requests;
        this.log = log;
        this.laws = laws;
        this.gate = gate;
        this.clock = clock;
    }

    @GetMapping
    @Operation(operationId = "listRequests", summary = "Requests of people, newest first")
    ResponseEntity<Page<RequestDocument>> list(
            @Parameter(description = "The most items wanted, 1 to 1000") @RequestParam(defaultValue = "50") int limit,
            @Parameter(description = "The `next` of the page before") @RequestParam(required = false) @Nullable
                    Long cursor,
            HttpServletRequest request) {
        int most = ListLimit.of(limit);
        long below = ListLimit.below(cursor);
        long position = gate.await(Reader.of(request), requests.processor());
        List<RequestDocument> items = requests.newest(below, most, each -> RequestProjection.key(each.request()));
        String next = items.size() < most ? null : Long.toString(items.getLast().position());
        return ResponseEntity.ok()
                .header(ReadGate.POSITION, Long.toString(position))
                .body(new Page<>(items, next));
    }

    @GetMapping("/{id}")
    @Operation(
            operationId = "getRequest",
            summary = "A request with its whole history",
            description = "Who asks is personal: the read is recorded.")
    ResponseEntity<RequestView> request(@PathVariable String id, HttpServletRequest request) {
        Reader reader = Reader.of(request);
        long position = gate.await(reader, requests.processor());
        RequestDocument document = find(id);
        RequestView view = RequestView.of(
                document,
                log,
                (outcome, completed) -> packages.url(
                                address.of(request), document.request(), document.type(), outcome, completed)
                        .orElse(null));
        gate.record(reader, view.fragments(), "subject request");
        return ResponseEntity.ok()
                .header(ReadGate.POSITION, Long.toString(position))
                .body(view);
    }

    @GetMapping("/due")
    @Operation(
            operationId = "getDue",
            summary = "By when a law wants a request answered",
            description = "Of each law if none is named; nothing is recorded.")
    Map<String, Due> due(
            @Parameter(description = "What is asked for, such as erasure") @RequestParam(defaultValue = "access")
                    String type,
            @Parameter(description = "When it is asked for; now when left out")
                    @RequestParam(required = false)
                    @Nullable
                    Instant submitted,
            @Parameter(description = "Only this law") @RequestParam(required = false) @Nullable String law) {
        RequestType wanted = RequestType.named(type)
                .orElseThrow(() -> new Rejected(
                        Rejection.INVALID_PARAMETER, "The parameter 'type' is no type of requests of people."));
        return laws.due(
                wanted, submitted == null ? clock.instant() : submitted, law == null ? laws.keys() : Set.of(law));
    }

    private RequestDocument find(String id) {
        try {
            RequestDocument found = requests.get(List.of(RequestProjection.key(FragmentId.of(id))))
                    .get(RequestProjection.key(FragmentId.of(id)));
            if (found != null) {
                return found;
            }
        } catch (IllegalArgumentException notAnId) {
            throw unknown();
        }
        throw unknown();
    }

    private static Rejected unknown() {
        return new Rejected(Rejection.NOT_FOUND, "There is no request of this id.");
    }
}
