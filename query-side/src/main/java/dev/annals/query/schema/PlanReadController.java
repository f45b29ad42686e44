package dev.annals.query.schema;

import dev.annals.api.rejection.Rejected;
import dev.annals.api.rejection.Rejection;
import dev.annals.api.security.Permission;
import dev.annals.platform.condition.UsedConditions;
import dev.annals.platform.crypto.FragmentIds;
import dev.annals.platform.events.EventLog;
import dev.annals.platform.schema.Plan;
import dev.annals.platform.schema.PlanBook;
import dev.annals.platform.schema.PlanBook.Edition;
import dev.annals.platform.schema.PropertiesAsked;
import dev.annals.platform.security.Requires;
import dev.annals.query.schema.PropertyView.User;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Answers what interactions are agreed to say, and what does not keep to it. */
@RestController
@Requires(Permission.READ_MASKED)
@Tag(name = "Catalogue")
public class PlanReadController {

    private static final Duration A_WEEK = Duration.ofDays(7);

    private final PlanBook book;
    private final List<UsedConditions> users;
    private final EventLog log;
    private final FragmentIds ids;
    private final Clock clock;

    public PlanReadController(PlanBook book, List<UsedConditions> users, EventLog log, FragmentIds ids, Clock clock) {
        this.book = book;
        this.users = users;
        this.log = log;
        this.ids = ids;
        this.clock = clock;
    }

    @GetMapping(path = "/api/v1/plan", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(operationId = "getPlan", summary = "The tracking plan")
    ResponseEntity<PlanView> plan(
            @Parameter(description = "An earlier version; the one in force when it is left out")
                    @RequestParam(required = false)
                    @Nullable
                    Integer version) {
        Edition edition = version == null
                ? book.edition()
                : book.edition(version)
                        .orElseThrow(() ->
                                new Rejected(Rejection.NOT_FOUND, "The plan was never published in this version."));
        return ResponseEntity.ok()
                .eTag(Integer.toString(edition.plan().version()))
                .body(PlanView.of(edition));
    }

    @GetMapping("/api/v1/plan/versions")
    @Operation(operationId = "getPlanVersions", summary = "Every version of the tracking plan, newest first")
    Versions versions() {
        return new Versions(book.editions().stream()
                .map(it -> new Version(it.plan().version(), it.since(), it.by(), it.hash(), it.position()))
                .toList());
    }

    @GetMapping(path = "/api/v1/plan/inferred", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "inferPlan",
            summary = "A tracking plan made of what was sent lately, to start from",
            description = "The kinds of values that properties had, and which were always there; no value that anybody"
                    + " sent. It can be published as it is.")
    ResponseEntity<byte[]> inferred() {
        return ResponseEntity.ok(PlanInference.of(log).getBytes(StandardCharsets.UTF_8));
    }

    @GetMapping("/api/v1/plan/properties")
    @Operation(operationId = "listProperties", summary = "The dictionary of properties")
    Properties properties() {
        Plan plan = book.current();
        Set<String> names = new TreeSet<>(plan.properties().keySet());
        plan.interactions().forEach(each -> names.addAll(each.schema().properties()));
        return new Properties(names.stream()
                .map(name -> PropertyView.of(name, plan, usersOf(name)))
                .toList());
    }

    @GetMapping("/api/v1/plan/properties/{name}")
    @Operation(operationId = "getProperty", summary = "What a property means, who answers for it, and what rests on it")
    PropertyView property(@PathVariable String name) {
        return PropertyView.of(name, book.current(), usersOf(name));
    }

    @GetMapping("/api/v1/quality/violations")
    @Operation(
            operationId = "listViolations",
            summary = "What did not keep to the tracking plan, the most frequent first")
    Violations.Listing violations(
            @Parameter(description = "From when on; the last seven days when it is left out")
                    @RequestParam(required = false)
                    @Nullable
                    Instant since) {
        return Violations.since(since == null ? clock.instant().minus(A_WEEK) : since, PlanBook.violations(ids), log);
    }

    private List<User> usersOf(String property) {
        return users.stream()
                .flatMap(each -> each.all().stream())
                .filter(use -> PropertiesAsked.by(use.condition()).contains(property))
                .map(use -> new User(use.kind(), use.key()))
                .distinct()
                .toList();
    }

    /**
     * The versions.
     *
     * @param items newest first
     */
    record Versions(List<Version> items) {}

    /**
     * A version.
     *
     * @param version its number
     * @param publishedAt when it was published
     * @param publishedBy who published it
     * @param hash SHA-256 of the text
     * @param position its place in the log
     */
    record Version(int version, Instant publishedAt, String publishedBy, String hash, long position) {}

    /**
     * The dictionary.
     *
     * @param items in the order of their names
     */
    record Properties(List<PropertyView> items) {}
}
