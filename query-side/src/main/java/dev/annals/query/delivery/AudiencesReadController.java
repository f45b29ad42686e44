package dev.annals.query.delivery;

import dev.annals.api.delivery.Standing;
import dev.annals.api.identity.FragmentId;
import dev.annals.api.rejection.Rejected;
import dev.annals.api.rejection.Rejection;
import dev.annals.api.security.Permission;
import dev.annals.platform.delivery.AttachedAudience;
import dev.annals.platform.delivery.AudienceBook;
import dev.annals.platform.delivery.AudienceMembers;
import dev.annals.platform.delivery.AudienceMembers.Member;
import dev.annals.platform.security.Requires;
import dev.annals.platform.segment.Memberships;
import dev.annals.platform.segment.SegmentKeys;
import dev.annals.platform.web.Page;
import dev.annals.projections.delivery.AudienceProjection;
import dev.annals.query.access.ListLimit;
import dev.annals.query.access.ReadGate;
import dev.annals.query.access.Reader;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Answers with which channels segments are kept in step, and who is told to them. */
@RestController
@RequestMapping("/api/v1/segments/{key}/audiences")
@Requires(Permission.READ_MASKED)
@Tag(name = "Segments")
public class AudiencesReadController {

    private static final int COUNTED_AT_ONCE = 1_000;

    private final AudienceBook book;
    private final AudienceMembers members;
    private final Memberships memberships;
    private final ReadGate gate;

    public AudiencesReadController(AudienceBook book, AudienceMembers members, Memberships memberships, ReadGate gate) {
        this.book = book;
        this.members = members;
        this.memberships = memberships;
        this.gate = gate;
    }

    /**
     * How a segment stands in a channel.
     *
     * @param channel the channel
     * @param attached whether it is kept in step; else everybody is taken out
     * @param purpose the purpose for which people are told to it
     * @param fields what is told of them
     * @param people how many are in the segment
     * @param in how many of them were told to the channel, or are being told
     * @param held how many are held back from it, by gate
     * @param inStep whether as many are decided on as are in the segment; nobody where it is not kept in step
     * @param changedAt since when
     * @param changedBy who decided it
     */
    record Kept(
            String channel,
            boolean attached,
            String purpose,
            Map<String, String> fields,
            long people,
            long in,
            Map<String, Long> held,
            boolean inStep,
            Instant changedAt,
            String changedBy) {}

    /**
     * Somebody in an audience, or held back from it.
     *
     * @param profileId the profile
     * @param standing which of both
     * @param gate the gate that holds the person back
     * @param delivery the message that told the channel last; /api/v1/why tells of it
     * @param since since when
     */
    record Stands(
            String profileId,
            Standing standing,
            @Nullable String gate,
            @Nullable String delivery,
            Instant since) {}

    @GetMapping
    @Operation(
            operationId = "listAudiences",
            summary = "The channels with which a segment is kept in step, and how far they are")
    ResponseEntity<Page<Kept>> list(
            @PathVariable String key,
            @Parameter(description = "The position that has to be visible") @RequestParam(required = false) @Nullable
                    Long atLeast,
            HttpServletRequest request) {
        long position = gate.await(Reader.of(request), AudienceProjection.NAME);
        String segment = SegmentKeys.normal(key);
        if (atLeast != null) {
            book.refresh();
        }
        return ResponseEntity.ok()
                .header(ReadGate.POSITION, Long.toString(position))
                .body(new Page<>(
                        book.all().stream()
                                .filter(each -> each.segment().equals(segment))
                                .map(this::kept)
                                .toList(),
                        null));
    }

    @GetMapping("/{channel}/members")
    @Operation(
            operationId = "listAudienceMembers",
            summary = "Who is told to a channel or held back from it, in the order of ids")
    ResponseEntity<Page<Stands>> members(
            @PathVariable String key,
            @PathVariable String channel,
            @Parameter(description = "The most members wanted, 1 to 1000") @RequestParam(defaultValue = "100")
                    int limit,
            @Parameter(description = "The `next` of the page before") @RequestParam(required = false) @Nullable
                    String cursor,
            @Parameter(description = "The position that has to be visible") @RequestParam(required = false) @Nullable
                    Long atLeast,
            HttpServletRequest request) {
        int most = ListLimit.of(limit);
        FragmentId after = after(cursor);
        long position = gate.await(Reader.of(request), AudienceProjection.NAME);
        List<Member> page = members.page(SegmentKeys.normal(key), channel, after, most);
        return ResponseEntity.ok()
                .header(ReadGate.POSITION, Long.toString(position))
                .body(new Page<>(
                        page.stream().map(AudiencesReadController::stands).toList(),
                        page.size() < most ? null : page.getLast().profile().toString()));
    }

    private Kept kept(AttachedAudience it) {
        long in = 0;
        Map<String, Long> held = new TreeMap<>();
        FragmentId after = null;
        List<Member> page;
        do {
            page = members.page(it.segment(), it.channel(), after, COUNTED_AT_ONCE);
            for (Member each : page) {
                if (each.standing() == Standing.IN) {
                    in++;
                } else {
                    held.merge(each.gate() == null ? "" : each.gate(), 1L, Long::sum);
                }
                after = each.profile();
            }
        } while (page.size() == COUNTED_AT_ONCE);
        long people = memberships.size(it.segment());
        long all = in + held.values().stream().mapToLong(Long::longValue).sum();
        return new Kept(
                it.channel(),
                it.isAttached(),
                it.purpose(),
                it.fields(),
                people,
                in,
                held,
                it.isAttached() ? all == people : all == 0,
                it.changedAt(),
                it.changedBy());
    }

    private static Stands stands(Member it) {
        return new Stands(
                it.profile().toString(),
                it.standing(),
                it.gate(),
                it.delivery() == null ? null : it.delivery().toString(),
                it.since());
    }

    private static @Nullable FragmentId after(@Nullable String cursor) {
        try {
            return cursor == null ? null : FragmentId.of(cursor);
        } catch (IllegalArgumentException wrong) {
            throw new Rejected(
                    Rejection.INVALID_PARAMETER, "The parameter 'cursor' is none that a page answered as 'next'.");
        }
    }
}
