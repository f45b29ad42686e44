package dev.annals.query.web;

import dev.annals.api.identity.FragmentId;
import dev.annals.api.identity.Identifier;
import dev.annals.api.rejection.Rejected;
import dev.annals.api.rejection.Rejection;
import dev.annals.api.security.Permission;
import dev.annals.platform.identity.ProfileAddress;
import dev.annals.platform.security.Requires;
import dev.annals.platform.web.Page;
import dev.annals.projections.identity.FragmentDocument;
import dev.annals.projections.identity.Profile;
import dev.annals.projections.identity.Register;
import dev.annals.query.access.Masking;
import dev.annals.query.access.ReadGate;
import dev.annals.query.access.Reader;
import dev.annals.query.identity.ProfileReads;
import dev.annals.query.interaction.StreamCursor;
import dev.annals.query.interaction.Timeline;
import dev.annals.query.interaction.TimelineItem;
import dev.annals.query.openapi.ReadOfAPerson;
import dev.annals.query.web.ProfileApiShapes.AccountLink;
import dev.annals.query.web.ProfileApiShapes.ExternalId;
import dev.annals.query.web.ProfileApiShapes.Listing;
import dev.annals.query.web.ProfileApiShapes.Metadata;
import dev.annals.query.web.ProfileApiShapes.ProfileEvent;
import dev.annals.query.web.ProfileApiShapes.Traits;
import dev.annals.query.web.ProfileApiShapes.VerboseTrait;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Answers as the Segment Profile API does. An installation is one space, whatever its clients call it. */
@RestController
@RequestMapping("/v1/spaces/{space}/collections/users/profiles/{profile}")
@Requires(Permission.READ_MASKED)
@Tag(name = "Segment Profile API")
public class ProfileApiController {

    private final ProfileAddress address;
    private final ProfileReads profiles;
    private final Timeline timeline;
    private final ReadGate gate;

    public ProfileApiController(ProfileAddress address, ProfileReads profiles, Timeline timeline, ReadGate gate) {
        this.address = address;
        this.profiles = profiles;
        this.timeline = timeline;
        this.gate = gate;
    }

    @GetMapping("/traits")
    @ReadOfAPerson
    @Operation(
            operationId = "profileApiTraits",
            summary = "A user's traits, by name",
            description =
                    "With `class=audience` or `class=computed_trait` only what Annals itself found out: nothing yet.")
    ResponseEntity<Traits> traits(
            @PathVariable String profile,
            @RequestParam(required = false) @Nullable List<String> include,
            @RequestParam(name = "class", required = false) @Nullable String kind,
            @RequestParam(defaultValue = "false") boolean verbose,
            @RequestParam(defaultValue = "10") int limit,
            @RequestParam(required = false) @Nullable String next,
            HttpServletRequest request) {
        int most = Slice.limit(limit);
        boolean isComputed = isComputed(kind);
        Found found = find(profile, "traits", request);
        Map<String, Register> all = found.profile().traits();
        List<String> names = isComputed
                ? List.of()
                : all.keySet().stream()
                        .filter(name -> include == null || include.contains(name))
                        .filter(name -> said(all, name).value() != null)
                        .toList();
        List<String> page = Slice.from(names, most, next);
        Map<String, @Nullable Object> shown = new LinkedHashMap<>();
        page.stream().limit(most).forEach(name -> {
            Register register = said(all, name);
            shown.put(
                    name,
                    verbose
                            ? VerboseTrait.of(register, found.masking())
                            : found.masking().value(register.value()));
        });
        return found.answer(new Traits(shown, found.slice(most, page.size() > most ? page.get(most) : null)));
    }

    @GetMapping("/external_ids")
    @ReadOfAPerson
    @Operation(operationId = "profileApiExternalIds", summary = "A user's identifiers, strongest first")
    ResponseEntity<Listing<ExternalId>> externalIds(
            @PathVariable String profile,
            @RequestParam(required = false) @Nullable List<String> include,
            @RequestParam(defaultValue = "25") int limit,
            @RequestParam(defaultValue = "0") int next,
            HttpServletRequest request) {
        int most = Slice.limit(limit);
        Found found = find(profile, "external_ids", request);
        List<ExternalId> all = found.profile().identifiers().stream()
                .filter(identifier -> include == null
                        || include.contains(identifier.namespace().name()))
                .map(identifier ->
                        ExternalId.of(found.masking().identifier(identifier), document(found.profile(), identifier)))
                .toList();
        return found.answer(page(all, most, next, found));
    }

    @GetMapping("/events")
    @ReadOfAPerson
    @Operation(
            operationId = "profileApiEvents",
            summary = "A user's interactions, newest first",
            description = "All of them, not only those of the last 14 days.")
    ResponseEntity<Listing<ProfileEvent>> events(
            @PathVariable String profile,
            @RequestParam(required = false) @Nullable List<String> include,
            @RequestParam(required = false) @Nullable List<String> exclude,
            @RequestParam(required = false) @Nullable String start,
            @RequestParam(required = false) @Nullable String end,
            @RequestParam(defaultValue = "desc") String sort,
            @RequestParam(defaultValue = "10") int limit,
            @RequestParam(required = false) @Nullable String next,
            HttpServletRequest request) {
        if (!sort.equals("desc")) {
            throw new Rejected(
                    Rejection.INVALID_PARAMETER, "The parameter 'sort' can only be desc: the newest come first.");
        }
        int most = Slice.limit(limit);
        StreamCursor cursor = StreamCursor.parse(next == null || next.isEmpty() ? null : next);
        Timeline.Filter filter = new Timeline.Filter(
                List.of(),
                include == null ? List.of() : include,
                exclude == null ? List.of() : exclude,
                Times.start(start),
                Times.end(end));
        Found found = find(profile, "events", request);
        Page<TimelineItem> page = timeline.page(found.profile().members(), filter, most, cursor, found.masking());
        List<ProfileEvent> events = page.items().stream()
                .filter(item -> item.retracted() == null)
                .map(item -> ProfileEvent.of(item, found.profile()))
                .toList();
        return found.answer(new Listing<>(events, found.slice(most, page.next())));
    }

    @GetMapping("/metadata")
    @ReadOfAPerson
    @Operation(operationId = "profileApiMetadata", summary = "When a user was seen first and last")
    ResponseEntity<Metadata> metadata(@PathVariable String profile, HttpServletRequest request) {
        Found found = find(profile, "metadata", request);
        return found.answer(Metadata.of(found.profile()));
    }

    @GetMapping("/links")
    @ReadOfAPerson
    @Operation(operationId = "profileApiLinks", summary = "The accounts a user belongs to")
    ResponseEntity<Listing<AccountLink>> links(
            @PathVariable String profile,
            @RequestParam(defaultValue = "20") int limit,
            @RequestParam(defaultValue = "0") int next,
            HttpServletRequest request) {
        int most = Slice.limit(limit);
        Found found = find(profile, "links", request);
        List<AccountLink> all = found.profile().groups().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(group -> AccountLink.of(group.getKey(), group.getValue(), found.masking()))
                .toList();
        return found.answer(page(all, most, next, found));
    }

    private Found find(String name, String resource, HttpServletRequest request) {
        Reader reader = Reader.of(request);
        FragmentId fragment = address.fragment(name);
        long position = gate.await(reader, profiles.processor());
        Profile profile = profiles.profile(fragment);
        return new Found(profile, gate.disclose(reader, profile.id(), resource), position, request.getRequestURI());
    }

    private static boolean isComputed(@Nullable String kind) {
        return switch (kind) {
            case null -> false;
            case "audience", "computed_trait" -> true;
            default ->
                throw new Rejected(Rejection.INVALID_PARAMETER, "The parameter 'class' is audience or computed_trait.");
        };
    }

    private static <T> Listing<T> page(List<T> all, int limit, int next, Found found) {
        if (next < 0) {
            throw new Rejected(Rejection.INVALID_PARAMETER, "The parameter 'next' is none that a page answered.");
        }
        List<T> page = all.stream().skip(next).limit(limit).toList();
        boolean more = next + page.size() < all.size();
        return new Listing<>(page, found.slice(limit, more ? Integer.toString(next + limit) : null));
    }

    private static Register said(Map<String, Register> traits, String name) {
        return Objects.requireNonNull(traits.get(name));
    }

    private static FragmentDocument document(Profile profile, Identifier identifier) {
        return profile.members().values().stream()
                .filter(member -> identifier.namespace().equals(member.namespace())
                        && identifier.value().equals(member.value()))
                .findFirst()
                .orElseThrow();
    }

    /** Whom a request found, and what of it is shown. */
    private record Found(Profile profile, Masking masking, long position, String path) {

        Slice slice(int limit, @Nullable String next) {
            return Slice.of(path, limit, next);
        }

        <T> ResponseEntity<T> answer(T body) {
            return ResponseEntity.ok()
                    .header(ReadGate.POSITION, Long.toString(position))
                    .body(body);
        }
    }
}
