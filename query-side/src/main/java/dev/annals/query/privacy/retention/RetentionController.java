package dev.annals.query.privacy.retention;

import dev.annals.api.rejection.Rejected;
import dev.annals.api.rejection.Rejection;
import dev.annals.api.security.Permission;
import dev.annals.platform.consent.PurposeBook;
import dev.annals.platform.consent.Purposes;
import dev.annals.platform.consent.Retention;
import dev.annals.platform.security.Requires;
import dev.annals.query.access.ReadGate;
import dev.annals.query.access.Reader;
import dev.annals.query.privacy.retention.ExpiredPeople.Stretch;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Answers whose data are, or will be, needed for no purpose any more, or not for one of them. */
@RestController
@Requires(Permission.READ_AUDIT)
@Tag(name = "Erasures")
class RetentionController {

    private static final int LONGEST_CURSOR = 100;

    private final ExpiredPeople people;
    private final PurposeBook book;
    private final ReadGate gate;
    private final Clock clock;

    RetentionController(ExpiredPeople people, PurposeBook book, ReadGate gate, Clock clock) {
        this.people = people;
        this.book = book;
        this.gate = gate;
        this.clock = clock;
    }

    @GetMapping("/api/v1/retention/due")
    @Operation(
            operationId = "listRetentionDue",
            summary =
                    "Whose data nothing needs any more, or which purposes need theirs no more, now or at an instant to come",
            description = "By the retention that the catalogue of purposes states. A page may be short, or empty, and"
                    + " still not the last: go on with `next` until it is null.")
    ResponseEntity<RetentionPage> due(
            @Parameter(description = "The instant; now when it is left out") @RequestParam(required = false) @Nullable
                    Instant asOf,
            @Parameter(description = "The `next` of the page before") @RequestParam(required = false) @Nullable
                    String cursor,
            HttpServletRequest request) {
        if (cursor != null && cursor.length() > LONGEST_CURSOR) {
            throw new Rejected(
                    Rejection.INVALID_PARAMETER, "The parameter 'cursor' is none that a page answered as 'next'.");
        }
        long position = gate.await(Reader.of(request), people.processor());
        Purposes purposes = book.current();
        Stretch stretch = people.look(purposes, asOf == null ? clock.instant() : asOf, cursor);
        return ResponseEntity.ok()
                .header(ReadGate.POSITION, Long.toString(position))
                .body(new RetentionPage(
                        stretch.found().stream()
                                .map(each -> new Due(each.profile().toString(), each.until(), each.byPurpose()))
                                .toList(),
                        stretch.outliving().stream()
                                .flatMap(each -> each.over().entrySet().stream()
                                        .map(over -> new DuePurpose(
                                                each.profile().toString(), over.getKey(), over.getValue())))
                                .toList(),
                        stretch.next(),
                        purposes.version(),
                        Retention.isMeant(purposes)));
    }

    /**
     * A page.
     *
     * @param items whose data nothing needs
     * @param purposes what was collected of people who stay, for purposes that are over
     * @param next what leads to the next page; null at the end
     * @param catalogue the version of the catalogue
     * @param isEnforced whether they are erased by themselves
     */
    record RetentionPage(
            List<Due> items,
            List<DuePurpose> purposes,
            @Nullable String next,
            int catalogue,
            boolean isEnforced) {}

    /**
     * What was collected of somebody who stays, for a purpose that is over.
     *
     * @param profileId the profile
     * @param purpose the purpose
     * @param until until when it needed them
     */
    record DuePurpose(String profileId, String purpose, Instant until) {}

    /**
     * Somebody whose data nothing needs.
     *
     * @param profileId the profile
     * @param until until when something was needed
     * @param byPurpose until when for each purpose; {@code rest} for what belongs to none
     */
    record Due(String profileId, Instant until, Map<String, Instant> byPurpose) {}
}
