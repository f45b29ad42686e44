package dev.annals.query.identity.suggestion;

import dev.annals.api.identity.FragmentId;
import dev.annals.api.identity.SuggestionId;
import dev.annals.api.rejection.Rejected;
import dev.annals.api.rejection.Rejection;
import dev.annals.api.security.Permission;
import dev.annals.platform.identity.ProfileAddress;
import dev.annals.platform.security.Requires;
import dev.annals.platform.web.Page;
import dev.annals.projections.identity.Profile;
import dev.annals.query.access.ListLimit;
import dev.annals.query.access.Masking;
import dev.annals.query.access.ReadGate;
import dev.annals.query.access.Reader;
import dev.annals.query.identity.suggestion.SuggestionReads.Standing;
import dev.annals.query.openapi.ReadOfAPerson;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Answers which profiles are probably of one person, and why. */
@RestController
@RequestMapping("/api/v1/identity/suggestions")
@Requires(Permission.READ_MASKED)
@Tag(name = "Identity")
public class SuggestionController {

    private static final int MOST = 100;
    private static final String RESOURCE = "suggestion";

    private final SuggestionReads suggestions;
    private final ProfileAddress address;
    private final ReadGate gate;

    public SuggestionController(SuggestionReads suggestions, ProfileAddress address, ReadGate gate) {
        this.suggestions = suggestions;
        this.address = address;
        this.gate = gate;
    }

    @GetMapping
    @ReadOfAPerson
    @Operation(
            operationId = "listIdentitySuggestions",
            summary = "Profiles that are probably of one person, most probable first",
            description = "Each with what speaks for it and against it, field by field. Profiles are compared in the"
                    + " background; `X-Annals-Position` says as of when, and `atLeast` has them compared anew.")
    ResponseEntity<Page<SuggestionView>> list(
            @Parameter(description = "Only about this profile: `<namespace>:<value>` or a profile id")
                    @RequestParam(required = false)
                    @Nullable
                    String profile,
            @Parameter(description = "The most suggestions wanted, 1 to 100") @RequestParam(defaultValue = "20")
                    int limit,
            @Parameter(description = "The `next` of the page before") @RequestParam(required = false) @Nullable
                    String cursor,
            HttpServletRequest request) {
        Reader reader = Reader.of(request);
        FragmentId named = profile == null ? null : address.fragment(profile);
        int most = ListLimit.of(limit, MOST);
        gate.await(reader, suggestions.processor());
        FragmentId about = named == null ? null : suggestions.profileOf(named);
        Found found = suggestions.found(reader.atLeast());
        Page<Standing> page = suggestions.page(found, about, most, cursor);
        Map<FragmentId, Masking> disclosed = new HashMap<>();
        return ResponseEntity.ok()
                .header(ReadGate.POSITION, Long.toString(found.position()))
                .body(new Page<>(
                        page.items().stream()
                                .map(each -> view(each, reader, disclosed))
                                .toList(),
                        page.next()));
    }

    @GetMapping("/{id}")
    @ReadOfAPerson
    @Operation(operationId = "getIdentitySuggestion", summary = "A suggestion that two profiles are of one person")
    ResponseEntity<SuggestionView> suggestion(@PathVariable String id, HttpServletRequest request) {
        Reader reader = Reader.of(request);
        SuggestionId suggestion = id(id);
        gate.await(reader, suggestions.processor());
        Found found = suggestions.found(reader.atLeast());
        Standing standing = suggestions.one(found, suggestion);
        return ResponseEntity.ok()
                .header(ReadGate.POSITION, Long.toString(found.position()))
                .body(view(standing, reader, new HashMap<>()));
    }

    private SuggestionView view(Standing it, Reader reader, Map<FragmentId, Masking> disclosed) {
        return SuggestionView.of(
                it.suggestion(),
                it.one(),
                masking(it.one(), reader, disclosed),
                it.other(),
                masking(it.other(), reader, disclosed));
    }

    private Masking masking(Profile profile, Reader reader, Map<FragmentId, Masking> disclosed) {
        return disclosed.computeIfAbsent(profile.id(), id -> gate.disclose(reader, id, RESOURCE));
    }

    private static SuggestionId id(String text) {
        try {
            return SuggestionId.of(text);
        } catch (IllegalArgumentException notAnId) {
            throw new Rejected(Rejection.NOT_FOUND, "The id is not one of a suggestion.");
        }
    }
}
