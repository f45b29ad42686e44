package dev.annals.query.delivery;

import dev.annals.api.delivery.DeliveryEvent.DeliveryRequested;
import dev.annals.api.identity.FragmentId;
import dev.annals.api.rejection.Rejected;
import dev.annals.api.rejection.Rejection;
import dev.annals.api.security.Permission;
import dev.annals.platform.events.EventLog;
import dev.annals.platform.events.RecordedEvent;
import dev.annals.platform.identity.ProfileAddress;
import dev.annals.platform.security.Requires;
import dev.annals.platform.web.Page;
import dev.annals.projections.ReadModel;
import dev.annals.projections.delivery.DeliveryDocument;
import dev.annals.projections.delivery.DeliveryProjection;
import dev.annals.projections.identity.MergeTree;
import dev.annals.query.access.ListLimit;
import dev.annals.query.access.Masking;
import dev.annals.query.access.ReadGate;
import dev.annals.query.access.Reader;
import dev.annals.query.identity.ProfileReads;
import dev.annals.query.openapi.ReadOfAPerson;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Answers which messages there were, to whom, and why each was sent or held back. */
@RestController
@Requires(Permission.READ_MASKED)
@Tag(name = "Deliveries")
public class DeliveriesReadController {

    private final ReadModel<DeliveryDocument> deliveries;
    private final DeliveriesToPeople toPeople;
    private final EventLog log;
    private final ProfileAddress address;
    private final ProfileReads profiles;
    private final ReadGate gate;

    public DeliveriesReadController(
            ReadModel<DeliveryDocument> deliveries,
            EventLog log,
            ProfileAddress address,
            ProfileReads profiles,
            ReadGate gate) {
        this.deliveries = deliveries;
        this.toPeople = new DeliveriesToPeople(deliveries);
        this.log = log;
        this.address = address;
        this.profiles = profiles;
        this.gate = gate;
    }

    @GetMapping("/api/v1/deliveries")
    @Operation(operationId = "listDeliveries", summary = "Messages, the newest first")
    ResponseEntity<Page<DeliveryDocument>> list(
            @Parameter(description = "The most items wanted, 1 to 1000") @RequestParam(defaultValue = "50") int limit,
            @Parameter(description = "The `next` of the page before") @RequestParam(required = false) @Nullable
                    Long cursor,
            HttpServletRequest request) {
        int most = ListLimit.of(limit);
        long below = ListLimit.below(cursor);
        long position = gate.await(Reader.of(request), deliveries.processor());
        List<DeliveryDocument> items = deliveries.newest(below, most, each -> DeliveryProjection.key(each.delivery()));
        return page(items, most, position);
    }

    @GetMapping("/api/v1/profiles/{profile}/deliveries")
    @ReadOfAPerson
    @Operation(
            operationId = "getProfileDeliveries",
            summary = "The messages to a person, sent or held back, the newest first")
    ResponseEntity<Page<DeliveryDocument>> ofProfile(
            @Parameter(description = "`<namespace>:<value>` or a profile id", example = "email:mia@example.com")
                    @PathVariable
                    String profile,
            @Parameter(description = "The most items wanted, 1 to 1000") @RequestParam(defaultValue = "50") int limit,
            @Parameter(description = "The `next` of the page before") @RequestParam(required = false) @Nullable
                    Long cursor,
            HttpServletRequest request) {
        Reader reader = Reader.of(request);
        FragmentId fragment = address.fragment(profile);
        int most = ListLimit.of(limit);
        long below = ListLimit.below(cursor);
        long position = Math.min(gate.await(reader, deliveries.processor()), gate.await(reader, profiles.processor()));
        return page(toPeople.newest(tree(fragment).members().keySet(), below, most), most, position);
    }

    @GetMapping("/api/v1/why/{delivery}")
    @Operation(
            operationId = "whyDelivery",
            summary = "Why a message was sent, deferred or held back",
            description = "The whole chain: what began it, segment and journey with their versions, every gate with"
                    + " the value it saw, the provider's answer, what became of it. What is personal is shown to"
                    + " readers who may see it, and the read is recorded.")
    ResponseEntity<WhyView> why(@PathVariable String delivery, HttpServletRequest request) {
        return why(delivery, null, request);
    }

    @GetMapping("/api/v1/profiles/{profile}/why/{delivery}")
    @Operation(
            operationId = "whyDeliveryToProfile",
            summary = "Why a message to this person was sent, deferred or held back")
    ResponseEntity<WhyView> whyOfProfile(
            @Parameter(description = "`<namespace>:<value>` or a profile id", example = "email:mia@example.com")
                    @PathVariable
                    String profile,
            @PathVariable String delivery,
            HttpServletRequest request) {
        return why(delivery, address.fragment(profile), request);
    }

    private ResponseEntity<WhyView> why(String delivery, @Nullable FragmentId person, HttpServletRequest request) {
        Reader reader = Reader.of(request);
        gate.await(reader, deliveries.processor());
        List<RecordedEvent> events = events(delivery);
        if (events.isEmpty() || !(events.getFirst().event() instanceof DeliveryRequested wanted)) {
            throw unknown();
        }
        Optional<MergeTree> tree = profiles.tree(wanted.profile());
        if (person != null
                && !tree.map(found -> found.members().containsKey(person))
                        .orElse(wanted.profile().equals(person))) {
            throw unknown();
        }
        FragmentId root = tree.map(MergeTree::root).orElse(wanted.profile());
        Masking masking = gate.disclose(reader, root, "delivery");
        WhyView view = WhyChain.of(events.getFirst(), wanted, events, root.toString(), log, masking);
        return ResponseEntity.ok()
                .header(ReadGate.POSITION, Long.toString(view.position()))
                .body(view);
    }

    private List<RecordedEvent> events(String delivery) {
        try (Stream<RecordedEvent> events = log.stream(FragmentId.of(delivery), 0)) {
            return events.toList();
        } catch (IllegalArgumentException notAnId) {
            throw unknown();
        }
    }

    private MergeTree tree(FragmentId fragment) {
        return profiles.tree(fragment)
                .orElseThrow(() -> new Rejected(Rejection.NOT_FOUND, "Nobody is known by this id or identifier."));
    }

    private static ResponseEntity<Page<DeliveryDocument>> page(List<DeliveryDocument> items, int most, long position) {
        String next = items.size() < most ? null : Long.toString(items.getLast().position());
        return ResponseEntity.ok()
                .header(ReadGate.POSITION, Long.toString(position))
                .body(new Page<>(items, next));
    }

    private static Rejected unknown() {
        return new Rejected(Rejection.NOT_FOUND, "There is no delivery of this id.");
    }
}
