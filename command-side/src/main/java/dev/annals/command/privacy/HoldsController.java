package dev.annals.command.privacy;

import dev.annals.api.identity.FragmentId;
import dev.annals.api.privacy.LiftHold;
import dev.annals.api.privacy.SetHold;
import dev.annals.api.rejection.Rejected;
import dev.annals.api.rejection.Rejection;
import dev.annals.api.security.Permission;
import dev.annals.command.recording.Waiting;
import dev.annals.platform.consent.PurposeBook;
import dev.annals.platform.identity.ProfileAddress;
import dev.annals.platform.privacy.DataCategories;
import dev.annals.platform.security.Caller;
import dev.annals.platform.security.Requires;
import dev.annals.platform.web.Given;
import dev.annals.platform.web.Reasons;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** The part of the desk at which legal holds are set and lifted. */
@RestController
@RequestMapping("/api/v1/subject-requests/holds")
@Requires(Permission.HANDLE_REQUESTS)
@Tag(name = "Requests of people")
class HoldsController {

    private static final int LONGEST_BASIS = 200;
    private static final int MOST_PEOPLE = 1_000;

    private final CommandGateway commands;
    private final ProfileAddress address;
    private final PurposeBook purposes;
    private final Supplier<UUID> ids;
    private final Clock clock;

    HoldsController(
            CommandGateway commands, ProfileAddress address, PurposeBook purposes, Supplier<UUID> ids, Clock clock) {
        this.commands = commands;
        this.address = address;
        this.purposes = purposes;
        this.ids = ids;
        this.clock = clock;
    }

    @PostMapping
    @Operation(
            operationId = "setHold",
            summary = "Keeps some data of some people from being destroyed",
            description = "An erasure that is ordered from now on destroys everything else at once, completes with"
                    + " exceptions, and is finished by itself when the hold is lifted or its time is over. What is held of an"
                    + " erased person is used for nothing.")
    ResponseEntity<Held> set(@RequestBody Hold hold, @AuthenticationPrincipal Caller caller) {
        FragmentId id = new FragmentId(ids.get());
        SetHold command = new SetHold(
                id,
                categories(hold.categories()),
                basis(hold.basis()),
                until(hold.until()),
                people(hold.profiles()),
                criterion(hold),
                Reasons.checked(hold.reason()),
                caller.actor());
        Long position = Waiting.forAnswer(commands.<Long>send(command));
        return ResponseEntity.created(URI.create("/api/v1/subject-requests/holds/" + id))
                .header("X-Annals-Position", Long.toString(position == null ? 0 : position))
                .body(new Held(id.toString(), command.categories(), command.until()));
    }

    @PostMapping("/{id}/lifting")
    @Operation(
            operationId = "liftHold",
            summary = "Lifts a legal hold",
            description = "What was kept for it alone is destroyed within seconds, and the erasures are completed.")
    ResponseEntity<Void> lift(
            @PathVariable String id, @RequestBody Lifting lifting, @AuthenticationPrincipal Caller caller) {
        FragmentId hold;
        try {
            hold = FragmentId.of(id);
        } catch (IllegalArgumentException notAnId) {
            throw new Rejected(Rejection.NOT_FOUND, "There is no legal hold of this id.");
        }
        Long position = Waiting.forAnswer(
                commands.<Long>send(new LiftHold(hold, Reasons.checked(lifting.reason()), caller.actor())));
        return ResponseEntity.noContent()
                .header("X-Annals-Position", Long.toString(position == null ? 0 : position))
                .build();
    }

    private List<String> categories(@Nullable List<String> given) {
        Set<String> known = new DataCategories(purposes.current()).all();
        if (given == null
                || given.isEmpty()
                || !given.stream().allMatch(each -> each != null && known.contains(each))) {
            throw new Rejected(
                    Rejection.INVALID_FIELD, "$.categories lists at least one of " + String.join(", ", known) + ".");
        }
        return given.stream().distinct().toList();
    }

    private static String basis(@Nullable String given) {
        if (given == null || given.isBlank() || given.length() > LONGEST_BASIS || given.indexOf('@') >= 0) {
            throw new Rejected(
                    Rejection.INVALID_FIELD,
                    "$.basis names the law or order that demands the hold, in 1 to " + LONGEST_BASIS
                            + " characters, and nobody.");
        }
        return given.strip();
    }

    private @Nullable Instant until(@Nullable String given) {
        if (given == null) {
            return null;
        }
        Instant until;
        try {
            until = given.indexOf('T') >= 0
                    ? Instant.parse(given)
                    : LocalDate.parse(given)
                            .plusDays(1)
                            .atStartOfDay(ZoneOffset.UTC)
                            .toInstant();
        } catch (DateTimeException notADate) {
            throw new Rejected(Rejection.INVALID_FIELD, "$.until is neither a date nor an instant (ISO 8601).");
        }
        if (!until.isAfter(clock.instant())) {
            throw new Rejected(Rejection.INVALID_FIELD, "$.until has passed.");
        }
        return until;
    }

    private List<FragmentId> people(@Nullable List<String> given) {
        List<String> named = given == null ? List.of() : given;
        if (named.size() > MOST_PEOPLE) {
            throw new Rejected(
                    Rejection.INVALID_FIELD, "$.profiles names more than " + MOST_PEOPLE + " people; use a criterion.");
        }
        return named.stream()
                .map(each -> address.fragment(Given.text(each, "profiles[]")))
                .distinct()
                .toList();
    }

    private static @Nullable String criterion(Hold hold) {
        boolean namesPeople = hold.profiles() != null && !hold.profiles().isEmpty();
        Map<String, @Nullable Object> criterion = hold.criterion();
        if (namesPeople == (criterion != null)) {
            throw new Rejected(
                    Rejection.INVALID_FIELD,
                    "Either $.profiles names people, or $.criterion is a condition that says who is meant.");
        }
        if (criterion == null) {
            return null;
        }
        String text = JsonMapper.shared().writeValueAsString(criterion);
        var unused = HoldCriterion.of(text);
        return text;
    }

    /**
     * A hold.
     *
     * @param reason why
     * @param basis the law or order that demands it; nothing personal
     * @param categories the categories of data, such as {@code orders}
     * @param until the last day of it, or the instant at which it ends; without end when left out
     * @param profiles the people it is about, each as {@code <namespace>:<value>} or a profile id
     * @param criterion a condition that says whom it is about, instead
     */
    record Hold(
            @Nullable String reason,
            @Nullable String basis,
            @Nullable List<String> categories,
            @Nullable String until,
            @Nullable List<String> profiles,
            @Nullable Map<String, @Nullable Object> criterion) {}

    /**
     * A hold that was set.
     *
     * @param hold its id
     * @param categories what is held
     * @param until when it ends by itself
     */
    record Held(
            String hold, List<String> categories, @Nullable Instant until) {}

    /**
     * The end of a hold.
     *
     * @param reason why
     */
    record Lifting(@Nullable String reason) {}
}
