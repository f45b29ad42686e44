package dev.annals.query.identity.search;

import dev.annals.api.condition.Condition;
import dev.annals.api.rejection.Rejected;
import dev.annals.api.rejection.Rejection;
import dev.annals.api.security.Permission;
import dev.annals.platform.condition.ConditionYaml;
import dev.annals.platform.security.Requires;
import dev.annals.platform.web.Page;
import dev.annals.platform.yaml.Flaws;
import dev.annals.platform.yaml.YamlFile;
import dev.annals.projections.ReadModel;
import dev.annals.projections.identity.FragmentDocument;
import dev.annals.projections.identity.SourcePriority;
import dev.annals.query.access.ListLimit;
import dev.annals.query.access.ReadGate;
import dev.annals.query.access.Reader;
import dev.annals.query.identity.search.ProfileSearch.FoundProfile;
import dev.annals.query.openapi.ReadOfAPerson;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Looks for people by a condition. */
@RestController
@Requires(Permission.READ_PROFILES)
@Tag(name = "Profiles")
public class SearchController {

    private static final int LONGEST_CURSOR = 100;

    private final ProfileSearch search;
    private final ReadGate gate;

    public SearchController(
            ReadModel<FragmentDocument> fragments, SourcePriority priority, People people, Clock clock, ReadGate gate) {
        this.search = new ProfileSearch(fragments, priority, people, clock);
        this.gate = gate;
    }

    /** No form, as {@code curl -d} calls what it sends: it would be taken apart before it could be read here. */
    @PostMapping(
            path = "/api/v1/profiles/search",
            consumes = {
                MediaType.APPLICATION_JSON_VALUE,
                MediaType.APPLICATION_YAML_VALUE,
                "application/x-yaml",
                "text/yaml",
                MediaType.TEXT_PLAIN_VALUE,
                MediaType.APPLICATION_OCTET_STREAM_VALUE
            })
    @ReadOfAPerson
    @Operation(
            operationId = "searchProfiles",
            summary = "The profiles of whom a condition holds, masked",
            description =
                    "The body is a condition in YAML or JSON. A page may be short, or empty, and still not the last:"
                            + " go on with `next` until it is null.")
    ResponseEntity<Page<FoundProfile>> search(
            @RequestBody(required = false) byte @Nullable [] condition,
            @Parameter(description = "The most profiles wanted, 1 to 1000") @RequestParam(defaultValue = "50")
                    int limit,
            @Parameter(description = "The `next` of the page before") @RequestParam(required = false) @Nullable
                    String cursor,
            HttpServletRequest request) {
        Condition wanted = read(condition == null ? "" : new String(condition, StandardCharsets.UTF_8));
        if (cursor != null && cursor.length() > LONGEST_CURSOR) {
            throw new Rejected(
                    Rejection.INVALID_PARAMETER, "The parameter 'cursor' is none that a page answered as 'next'.");
        }
        long position = gate.await(Reader.of(request), search.processor());
        return ResponseEntity.ok()
                .header(ReadGate.POSITION, Long.toString(position))
                .body(search.page(wanted, ListLimit.of(limit), cursor));
    }

    private static Condition read(String text) {
        Flaws flaws = new Flaws("condition");
        Condition condition =
                YamlFile.read(text, flaws).map(ConditionYaml::read).orElse(new Condition.Everyone());
        flaws.refuseIfAny();
        return condition;
    }
}
